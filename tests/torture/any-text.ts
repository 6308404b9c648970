/** Texts of every kind that an editor may paste: plain, in other scripts, like markup, without a space, without an end. */
import fc from "fast-check";
import { unseenIn } from "../../lib/figures/letters";

/** A text of a figure file: in one language, or in several. */
export type AnyText = string | { en: string; ko?: string; ja?: string };

const plain = [
  "Crews that walked out",
  "The toll pact",
  "Dredging of the eastern approach",
  "Votes for the bill",
  "A",
  "Scrap it as planned",
  "the harbour authority and its contractors",
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
];

const odd = [
  "שער המטבע עלה ל-5% (NATO)",
  "اتفاقية تبادل المعلومات ٢٠١٩: «كتاب‌ها» 42",
  "군사정보보호협정 종료, 조건부 연장",
  "日韓軍事情報包括保護協定（GSOMIA）の失効回避",
  "👩🏽‍🚒👨‍👩‍👧‍👦🏳️‍🌈🇰🇷 1️⃣ ❤️‍🔥",
  "ế ụ̂́ ǹ ﬁ ½ ㎢ Ⅷ ０１２ ①",
  "<script>alert(1)</script>",
  "</script></style></title><!-- ]]> --><svg/onload=alert(1)>",
  "<iframe src=\"x\" width='wide'>",
  "&amp; &#0; &lt;b&gt; &nbsp &unknown;",
  "\"double\" 'single' `back` “curly” „low“ «guillemets»",
  "$& $<n> $` $' $$ %s %ZZ \\u0041 \\n \\",
  "*a* _b_ [x](javascript:alert(1)) ![y](z) | a | b | # c ~~d~~",
  '=1+1 @SUM(A1) +1 -1 ;,"\t"',
  "a: b # c - d {} [] ? ! > | & *".replace("{}", ""),
  "constructor",
  "__proto__",
  "null",
  "true",
  "1e5",
  "...",
  "—",
  "؟",
  "two\nlines\n\n  and a third",
  "a\u00a0b\u2009c\u3000d",
  "mm²/s · °C ± № § ¶ † ‡ ∞ √ ∑",
  "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𓀀 𠮷 🜁",
];

/** Whatever letters there are, without those that a text may not hold. */
const letters = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[{}]/g, "").trim())
  .filter((text) => text !== "" && unseenIn(text) === null);

/** Texts as long as they may be, with and without a place to break them. */
const long = fc
  .tuple(
    fc.constantFrom("word ", "長い", "بسم ", "x", "👨‍👩‍👧‍👦", "ab-"),
    fc.oneof(
      { arbitrary: fc.integer({ min: 60, max: 300 }), weight: 5 },
      { arbitrary: fc.constant(2000), weight: 1 },
    ),
  )
  .map(([part, length]) =>
    part
      .repeat(Math.floor(length / part.length))
      .trim()
      .slice(0, 2000),
  );

const line = fc.oneof(
  { arbitrary: fc.constantFrom(...plain), weight: 10 },
  { arbitrary: fc.constantFrom(...odd), weight: 5 },
  { arbitrary: letters, weight: 1 },
  { arbitrary: long, weight: 1 },
);

/** A text that is shown as it is written. */
export const anyText: fc.Arbitrary<AnyText> = fc.oneof(
  { arbitrary: line, weight: 8 },
  { arbitrary: fc.record({ en: line, ko: line, ja: line }, { requiredKeys: ["en"] }), weight: 1 },
);

/** A line of words in no language, as a source's title. */
export const anyLine: fc.Arbitrary<string> = line;

/** What stands in a prose for a figure until the story's figures are known. */
export const someFigure = "?";

const references = ["{deadline}", "{deadline:day}", "{deadline:time}", "{ours}"];
const figures = ["", ":number", ":words"].map((how) => `{figure:${someFigure}${how}} {ours}`);

/** A text that may tell a figure or the deadline among its words. */
export const anyProse: fc.Arbitrary<AnyText> = fc.oneof(
  { arbitrary: anyText, weight: 4 },
  {
    arbitrary: fc
      .tuple(line, fc.constantFrom(...references, ...figures), line)
      .map(([before, told, after]) => [before.slice(0, 900), told, after.slice(0, 900)].join(" ")),
    weight: 1,
  },
);

const word = fc.constantFrom(
  "a",
  "b2",
  "toll",
  "constructor",
  "0",
  "00",
  "index",
  "x",
  "n",
  "rest",
  "margin",
  "404",
);

/** An id as short, as long and as odd as it may be. */
export const anyId: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join("-")), weight: 10 },
  { arbitrary: fc.integer({ min: 60, max: 100 }).map((length) => "a".repeat(length)), weight: 1 },
);
