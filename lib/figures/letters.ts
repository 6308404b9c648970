/** What texts may not hold, since no reader would see it or it would stand over other lines. */

/** Letters without a shape, or with one that no two machines share: controls, fillers, joiners, marks of direction, private ones, halves. */
const shapeless =
  /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufff9-\ufffd]/u;

/** Scripts whose letters change with their neighbours, where a joiner tells how. */
const joining =
  "[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Nkoo}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}]";

/** Shapeless letters where what is written needs them, one at a time. */
const needed = new RegExp(
  [
    // An emoji that is not to be text, or text that is not to be one; keycaps, families, flags of regions.
    "(?<=\\p{Emoji})[\\ufe0e\\ufe0f]",
    "(?<=\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]?)\\u200d(?=\\p{Extended_Pictographic})",
    "(?<=\\u{1f3f4})[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f}",
    // Persian, Hindi and others: a joiner, or what keeps two letters apart.
    `(?<=${joining})\\u200d(?!\\p{Default_Ignorable_Code_Point})`,
    `(?<=${joining}\\p{M}*)\\u200c(?=\\p{L})`,
    // The form of a Chinese character that a name has, of a Mongolian letter.
    "(?<=\\p{sc=Han})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]",
    "(?<=\\p{sc=Mong})[\\u180b-\\u180f]",
  ].join("|"),
  "gu",
);

/** Marks of direction, which what is written from right to left may need beside digits and signs. */
const direction = /(?<![\u061c\u200e\u200f])[\u061c\u200e\u200f](?![\u061c\u200e\u200f])/gu;
const rightToLeft = /[\p{scx=Hebr}\p{scx=Arab}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]/u;

/** The most marks on one letter: of those that any letter takes, and of those of a script that stacks its own. */
const mostMarks = { shared: 4, own: 8 };

/** What is wrong with a text's letters, in a sentence, and the text without it where that is plain. */
export interface Unseen {
  message: string;
  mended: string | null;
}

/** The first of a text's letters that readers would not see, or that stands on others; null where all are as they should be. */
export function unseenIn(text: string): Unseen | null {
  const kept = rightToLeft.test(text) ? text.replace(direction, blank) : text;
  const rest = kept.replace(needed, blank);
  const at = rest.search(shapeless);
  if (at >= 0) {
    const mended = [...rest].every((letter) => !shapeless.test(letter) || isIgnorable(letter));
    return {
      message: `expected letters that readers see, found ${codeOf(rest, at)} ${where(text, at)}`,
      mended: (mended && without(text, rest).trim()) || null,
    };
  }
  for (const { 0: marks, index } of text.matchAll(
    /(?:(?!\p{Default_Ignorable_Code_Point})[\p{Mn}\p{Me}])+/gu,
  )) {
    const most = /\p{sc=Zinh}/u.test(marks) ? mostMarks.shared : mostMarks.own;
    const count = [...marks].length;
    if (count > most)
      return {
        message: `expected at most ${most} marks on one letter, found ${count} ${where(text, index)}`,
        mended: null,
      };
  }
  return null;
}

/** As many letters that are seen as were found, so that the others keep their places. */
const blank = (found: string) => "x".repeat(found.length);

const isIgnorable = (letter: string) => /\p{Default_Ignorable_Code_Point}/u.test(letter);

/** A text without the letters that stand in `rest`, which has its places, and have no shape. */
function without(text: string, rest: string): string {
  let at = 0;
  return [...rest]
    .map((letter) => {
      const own = text.slice(at, at + letter.length);
      at += letter.length;
      return shapeless.test(letter) ? "" : own;
    })
    .join("");
}

function codeOf(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Where in a text something stands: after the letters that do before it. */
function where(text: string, at: number): string {
  const before = [...text.slice(0, at).replace(/\s+/g, " ")].slice(-20).join("");
  return before ? `after "${before}"` : "at its beginning";
}
