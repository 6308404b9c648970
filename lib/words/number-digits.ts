/** Numbers in digits, as newspapers set them: `1,006`, `52,1`, `−5`, `£33bn`, `6th`. */
import { amount } from "../story/arithmetic";
import type { Said } from "./number";

/** What a scale multiplies by; the words and, joined to digits, their abbreviations. */
export const scaleWords: Record<string, string> = {
  dozen: "12",
  hundred: "1e2",
  thousand: "1e3",
  lakh: "1e5",
  million: "1e6",
  crore: "1e7",
  billion: "1e9",
  trillion: "1e12",
};
const abbreviations: Record<string, string> = { mn: "1e6", mln: "1e6", bn: "1e9", tn: "1e12", trn: "1e12" };
const letters: Record<string, string> = { k: "1e3", m: "1e6", b: "1e9", t: "1e12" };

/** Spaces that no line breaks at, which divide the thousands of a number. */
export const groupSpaces = "\\u00a0\\u2007\\u2009\\u202f";

/** Digits with their group marks and their decimal mark; a comma before three digits is a group mark. */
export const digits = [
  `[1-9]\\d{0,2}(?:,\\d{2,3})*,\\d{3}(?!\\d)(?:[.·]\\d+)?`,
  `[1-9]\\d{0,2}(?:[${groupSpaces}]\\d{3})+(?!\\d)(?:[.,·]\\d+)?`,
  `[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+`,
  `[1-9]\\d{0,2}(?:\\.\\d{3}){2,}(?!\\d)`,
  `\\d+(?:[.,·]\\d+)?`,
].join("|");

/** A dash before a number is its sign where nothing stands before the dash that it could join. */
const sign = `(?:(?<![\\p{L}\\p{N}\\p{Pe}%−–-])[-−–]|\\bminus )(?=\\p{Sc}?\\s?\\d)`;
const words = `[\\s-](?:${Object.keys(scaleWords).join("|")})s?`;
const short = `\\s?(?:${Object.keys(abbreviations).join("|")})`;
const pattern = new RegExp(
  `(?<sign>${sign})?(?:(?<=[-−–]|minus )\\p{Sc}\\s?)?(?<number>${digits})(?<part>[½¼¾])?` +
    `(?:(?<word>${words}|${short}|[kmbt])(?![\\p{L}\\p{N}])|(?:st|nd|rd|th)(?![\\p{L}\\p{N}]))?`,
  "giu",
);
const parts: Record<string, string> = { "½": "0.5", "¼": "0.25", "¾": "0.75" };

/** The numbers in digits of a text. */
export function inDigits(text: string): Said[] {
  return Array.from(text.matchAll(pattern), (match): Said => {
    const { sign, number = "", part, word } = match.groups as Record<string, string | undefined>;
    const scale = word?.toLowerCase().replace(/^[\s-]/, "");
    const letter = scale && Object.hasOwn(letters, scale) ? scale : null;
    const value = amount(plainDigits(number)).plus(parts[part ?? ""] ?? "0");
    const joined = word !== undefined && !/^[\s-]/.test(word);
    return {
      number: sign ? value.negated() : value,
      factor: scale ? amount(factorOf(scale)) : null,
      fraction: false,
      spelled: false,
      letter,
      words: `${number}${part ?? ""}${joined ? word : ""}`,
      at: match.index,
      end: match.index + match[0].length,
    };
  });
}

/** Digits as a plain decimal: no group marks, a point before the decimals. */
export function plainDigits(number: string): string {
  const bare = number.replace(new RegExp(`[${groupSpaces}]`, "g"), "").replace("·", ".");
  if (/^[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d+)?$/.test(bare)) return bare.replaceAll(",", "");
  if (/^\d{1,3}(\.\d{3})+,\d+$|^\d{1,3}(\.\d{3}){2,}$/.test(bare))
    return bare.replaceAll(".", "").replace(",", ".");
  return bare.replace(",", ".");
}

function factorOf(scale: string): string {
  return letters[scale] ?? abbreviations[scale] ?? scaleWords[scale.replace(/s$/, "")] ?? "1";
}
