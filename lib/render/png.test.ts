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
])("%s letters are drawn from the bundled fonts, each its own", async (_, one, other) => {
  const [blank, first, again, second] = await Promise.all(["", one, one, other].map(picture));
  expect(first).not.toEqual(blank);
  expect(first).not.toEqual(second);
  expect(first).toEqual(again);
});
