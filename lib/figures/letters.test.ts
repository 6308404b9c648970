import { expect, test } from "vitest";
import { unseenIn } from "./letters";

test.each([
  "Trade £33 bn → “so-called” — naïve, Ǹ, ½",
  "두 나라의 협정, 한글 자모 한글",
  "日本の「協定」が失効、葛󠄀城市・神󠄁",
  "👨‍👩‍👧‍👦 👩🏽‍🚒 👨🏿‍🦰 🏳️‍🌈 ❤️‍🔥 ❤️ ✈︎ 1️⃣ #️⃣ 🇰🇷 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "دانش‌آموزان کتاب‌ها را می‌خوانند",
  "هـ 1441ه‍ سنة",
  "क्‍ष क्‌ष ശ്രീ മലയാള്‍ ශ්‍රී লক্ষ্য র‍্যাব",
  "ဆွှို့ བསྒྲུབས་ ស្ត្រី ที่นี้",
  "Tiếng Việt: ế ụ̂́",
  "שָּׁ֑לוֹם",
  "מחיר ‏(NATO)‏ עלה ל-5",
  "ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ᠎ᠠ",
  "two\nlines\tand a tab\u00a0and\u2009spaces\u3000wide",
])("%s is read by everybody", (text) => {
  expect(unseenIn(text)).toBeNull();
});

test.each([
  ["zero\u200bwidth", "U+200B", "zerowidth"],
  ["soft\u00adhyphen", "U+00AD", "softhyphen"],
  ["\ufeffmark", "U+FEFF", "mark"],
  ["word\u2060joiner", "U+2060", "wordjoiner"],
  ["a\u200db", "U+200D", "ab"],
  ["a\u200cb", "U+200C", "ab"],
  ["협\u200d정", "U+200D", "협정"],
  ["😀\u200d", "U+200D", "😀"],
  ["❤️\ufe0f", "U+FE0F", "❤️"],
  ["دانش\u200c\u200cآموز", "U+200C", null],
  ["turned \u202etxet", "U+202E", "turned txet"],
  ["isolated \u2067x\u2069", "U+2067", "isolated x"],
  ["plain \u200fmark", "U+200F", "plain mark"],
  ["שלום \u200f\u200f", "U+200F", null],
  ["a\ufe00", "U+FE00", "a"],
  ["a\u{e0061}", "U+E0061", "a"],
  ["\u3164", "U+3164", null],
  ["\u115f", "U+115F", null],
  ["\u2800", "U+2800", null],
  ["a\u0000b", "U+0000", null],
  ["a\u0085b", "U+0085", null],
  ["a\u2028b", "U+2028", null],
  ["a\ufffdb", "U+FFFD", null],
  ["a\ufffeb", "U+FFFE", null],
  ["a\u{1ffff}b", "U+1FFFF", null],
  ["a\ue000b", "U+E000", null],
  ["a\ud800b", "U+D800", null],
])("%j holds %s", (text, code, mended) => {
  const unseen = unseenIn(text);
  expect(unseen?.message).toMatch(/^expected letters that readers see, found U/);
  expect(unseen?.message).toContain(` found ${code} `);
  if (mended) expect(unseen?.mended).toBe(mended);
});

test("a text is mended where nothing is lost but letters without a shape", () => {
  expect(unseenIn("\u200bA\u00ad toll\u2060")).toEqual({
    message: "expected letters that readers see, found U+200B at its beginning",
    mended: "A toll",
  });
  expect(unseenIn("\u200bA\ufffd toll")?.mended).toBeNull();
  expect(unseenIn("\u200b\u3164")?.mended).toBeNull();
});

test.each([
  ["e\u0301\u0302\u0303\u0304", null],
  ["e\u0301\u0302\u0303\u0304\u0305", 'expected at most 4 marks on one letter, found 5 after "e"'],
  [`Zalgo h${"\u0336".repeat(60)}`, 'expected at most 4 marks on one letter, found 60 after "Zalgo h"'],
  [`x${"\u20dd".repeat(9)}`, 'expected at most 4 marks on one letter, found 9 after "x"'],
  [`ཀ${"\u0fb0".repeat(9)}`, 'expected at most 8 marks on one letter, found 9 after "ཀ"'],
])("%j has marks that are told: %s", (text, message) => {
  expect(unseenIn(text)?.message ?? null).toBe(message);
});
