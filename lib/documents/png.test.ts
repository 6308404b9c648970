import { crc32 } from "node:zlib";
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

test("a picture says that its colours are sRGB and how dense its pixels are", async () => {
  const made = await png('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>', 20, 2);
  const chunks: string[] = [];
  for (let at = 8; at < made.length; at += made.readUInt32BE(at) + 12) {
    const [length, name] = [made.readUInt32BE(at), made.toString("latin1", at + 4, at + 8)];
    expect(made.readUInt32BE(at + 8 + length)).toBe(crc32(made.subarray(at + 4, at + 8 + length)));
    if (name === "pHYs") expect(made.readUInt32BE(at + 8)).toBe(Math.round((2 * 96) / 0.0254));
    chunks.push(name);
  }
  expect(chunks.slice(0, 3)).toEqual(["IHDR", "sRGB", "pHYs"]);
  expect(chunks.filter((name) => name === "sRGB")).toHaveLength(1);
});

test("a picture holds eight million pixels at most, whatever is asked for", async () => {
  const tall =
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="3000"><rect width="100" height="3000"/></svg>';
  const bytes = await png(tall, 4800);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect(width * height).toBeLessThanOrEqual(8_000_000);
  expect(width).toBe(516);
});

test("what is no SVG is refused, and the next one is set", async () => {
  await expect(png("<svg", 100)).rejects.toThrow();
  const bytes = await png('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>', 100);
  expect(bytes.readUInt32BE(16)).toBe(100);
});
