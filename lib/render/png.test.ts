import { expect, test } from "vitest";
import { png, pngFonts } from "./png";

const picture = (text: string) =>
  png(
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-family="${pngFonts.sans}"><text x="4" y="28" font-size="24">${text}</text></svg>`,
    200,
  );

test.each([
  ["Latin", "Seoul", "Tokyo"],
  ["Korean", "한국", "일본"],
  ["Japanese kana", "かな", "カナ"],
  ["Japanese characters", "韓国", "日本"],
])("%s letters are drawn from the bundled fonts, each its own", (_, one, other) => {
  const blank = picture("");
  expect(picture(one)).not.toEqual(blank);
  expect(picture(one)).not.toEqual(picture(other));
  expect(picture(one)).toEqual(picture(one));
});
