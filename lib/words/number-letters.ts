/** Numbers in English letters: `twenty-one`, `two hundred and six`, `half a dozen`, `the twelfth`. */
import { amount } from "../story/arithmetic";
import type { Said } from "./number";
import { scaleWords } from "./number-digits";

const list = (words: string) => words.split(" ");
const ones = list("zero one two three four five six seven eight nine");
const teens = list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");
const tens = list("twenty thirty forty fifty sixty seventy eighty ninety");
const onesth = list("zeroth first second third fourth fifth sixth seventh eighth ninth");
const teensth = teens.map((word) => (word === "twelve" ? "twelfth" : `${word}th`));
const tensth = tens.map((word) => word.replace(/y$/, "ieth"));

/** What each word adds. */
const adds = new Map<string, number>([
  ...[ones, onesth].flatMap((words) => words.map((word, n) => [word, n] as const)),
  ...[teens, teensth].flatMap((words) => words.map((word, n) => [word, 10 + n] as const)),
  ...[tens, tensth].flatMap((words) => words.map((word, n) => [word, 20 + 10 * n] as const)),
]);
const times = new Map([
  ["twice", 2],
  ["thrice", 3],
]);

const any = (...words: string[][]) => `(?:${words.flat().join("|")})`;
const gap = "[\\s-]";

/** The grammar of whole numbers; `and` joins their parts, but not after `between`. */
function wholeNumbers(and: string): string {
  const under100 = `(?:${any(tens)}(?:${gap}${any(ones)}\\b)?|${any(teens)}|${any(ones)})\\b`;
  const under100th = `(?:${any(tens)}${gap}${any(onesth)}|${any(tensth, teensth, onesth)})\\b`;
  const hundreds = `(?:${under100}|an?)${gap}hundred`;
  const rest = `${gap}${and}${under100}(?!${gap}hundred)`;
  const under1000 = `(?:${hundreds}\\b(?:${rest})?|${under100})`;
  const under1000th = `(?:${hundreds}(?:th\\b|${gap}${and}${under100th})|${under100th})`;
  const scale = any(Object.keys(scaleWords).filter((word) => word !== "hundred"));
  const scaled = `(?:(?:a${gap})?half(?:${gap}an?)?|(?:${under1000}|an?)(?:${gap}and${gap}a${gap}half)?)${gap}${scale}`;
  const last = `${gap}${and}(?:${under1000th}|${under1000}(?!${gap}${scale}))`;
  return (
    `${scaled}(?:th\\b|\\b(?:${gap}${scaled}\\b)*(?:${last})?)` +
    `|${under1000th}|${under1000}(?:${gap}and${gap}a${gap}half\\b)?`
  );
}

/** The parts that one is divided into. `A third of them` is a part, `a third round` is none. */
const partWords: Record<string, number> = { half: 2, halve: 2, quarter: 4 };
for (const [n, word] of onesth.entries()) if (n > 2) partWords[word] = n;
partWords.tenth = 10;
const many = `${any(ones)}${gap}(?:halves|${any(Object.keys(partWords))}s)\\b`;
const ordinalPart = `(?:an?|one)${gap}${any(onesth.slice(3), ["tenth"])}\\b(?=\\s+(?:of|as)\\b|\\s*[^\\w\\s]|\\s*$)`;
const clock = `(?!${gap}(?:an?${gap})?(?:hour|day|week|month|year|decade|century)|${gap}(?:an?${gap})?${any(Object.keys(scaleWords))}\\b)`;
const one = `(?:an?|one)${gap}(?:half|quarter)\\b${clock}`;
const fractions = `${many}|${one}|${ordinalPart}|half\\b${clock}`;

const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<minus>minus )?(?:(?<part>${fractions})|(?<=between )(?<apart>${wholeNumbers("")})` +
    `|(?<whole>${wholeNumbers(`(?:and${gap})?`)})|(?<times>${any([...times.keys()])})\\b|(?<fold>${any(ones, teens)})fold\\b)`,
  "giu",
);

/** A word that every number in letters has: texts without one are most, and are told apart sooner so. */
const root = new RegExp(
  `(?<![\\p{L}\\p{N}])${any([...adds.keys()], Object.keys(scaleWords), [...times.keys()], Object.keys(partWords))}`,
  "iu",
);

/** The numbers in English letters of a text. */
export function inLetters(text: string): Said[] {
  if (!root.test(text)) return [];
  return Array.from(text.matchAll(pattern), (match): Said => {
    const { minus, part, times: often, fold } = match.groups as Record<string, string | undefined>;
    const words = match[0].toLowerCase();
    const { number, factor } = part
      ? { number: fraction(part), factor: null }
      : often || fold
        ? { number: amount(String(times.get(words) ?? adds.get(fold as string))), factor: null }
        : whole(words);
    return {
      number: minus ? number.negated() : number,
      factor,
      fraction: Boolean(part),
      spelled: true,
      letter: null,
      words: match[0],
      at: match.index,
      end: match.index + match[0].length,
    };
  });
}

/** What the words of a whole number come to, and what its scale makes of that. */
function whole(words: string) {
  let total = amount("0");
  let part = amount("0");
  const scales: string[] = [];
  for (const word of words.replace(/and a half/, "half").split(/[^a-z]+/)) {
    const scale = scaleWords[word.replace(/(?<=hundred|and|ion)th$/, "")];
    if (word === "half") part = part.plus("0.5");
    else if (adds.has(word)) part = part.plus(adds.get(word) as number);
    else if (scale === scaleWords.hundred) part = (part.isZero() ? amount("1") : part).times(100);
    else if (scale) {
      total = total.plus((part.isZero() ? amount("1") : part).times(scale));
      part = amount("0");
      scales.push(scale);
    }
  }
  const only = scales.length === 1 && part.isZero() ? scales[0] : "1";
  const factor = amount(only as string);
  return { number: total.plus(part).dividedBy(factor), factor: scales.length ? factor : null };
}

function fraction(words: string) {
  const [first = "", ...more] = words.toLowerCase().split(/[\s-]+/);
  const named = (more.at(-1) ?? first).replace(/s$/, "");
  return amount(String(adds.get(first) ?? 1)).dividedBy(partWords[named] ?? 1);
}
