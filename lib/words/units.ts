/** Numbers with their units, as a newspaper writes them: `£33 billion`, `12%`, `1 vote`, `$1.2215`. */

import type { Figure } from "../story/story";
import type { Language } from "../story/text";
import { forMany, forOne } from "./nouns";

/** What an amount is measured in, and how its source prints it. */
export type Measured = Pick<Figure, "unit" | "scale"> & Partial<Pick<Figure, "printed">>;

/** The signs that newspapers set before an amount, by the name of its currency. */
const signs: Record<string, readonly string[]> = {
  pounds: ["£"],
  euros: ["€"],
  dollars: ["US$", "$"],
  "US dollars": ["US$", "$"],
  yen: ["¥"],
  won: ["₩"],
};
const everySign = new Set(Object.values(signs).flat());

/** Currencies, of which a rate is given `to the pound`; of anything else it is `a tonne`. */
const currencies = new Set(Object.keys(signs).map(forOne));

/** A number as it is written, with its scale and unit around it. */
export function withUnit(number: string, measured: Measured, language: Language): string {
  const { unit, scale } = measured;
  const scaled = scale === "one" ? number : `${number} ${scale}`;
  const share = shareOf(unit.en);
  if (share !== null) return `${scaled}%${share}`;
  const sign = signOf(measured);
  if (sign === null) return `${scaled} ${noun(number, measured, language)}`;
  const per = rateOf(unit.en)?.per;
  return `${signed(sign, scaled)}${per && !currencies.has(per) ? ` ${article(per)} ${per}` : ""}`;
}

/** The same in a sentence, which says of which currency a rate is: `$1.2215 to the pound`. */
export function withUnitSaid(number: string, measured: Measured, language: Language): string {
  const per = rateOf(measured.unit.en)?.per ?? "";
  const told = withUnit(number, measured, language);
  return currencies.has(per) && signOf(measured) !== null ? `${told} to the ${per}` : told;
}

/** Whether a number may be spelled out before its unit: `five times`, but neither `five%` nor `£five`. */
export function spellable(measured: Measured): boolean {
  return measured.scale === "one" && shareOf(measured.unit.en) === null && signOf(measured) === null;
}

/** What a unit is, however it is written: `£` and `pounds` are one, and so are `MP` and `MPs`. */
export function unitKind(unit: string): string {
  const share = shareOf(unit);
  if (share !== null) return `percent${share}`;
  const rate = rateOf(unit);
  if (rate) return `${unitKind(rate.of)} per ${unitKind(rate.per)}`;
  const named = Object.keys(signs).find((name) => name === forMany(unit) || signs[name]?.includes(unit));
  return named ? (signs[named]?.at(-1) ?? unit) : forOne(unit);
}

/** The currency's sign in printed words that is none of the unit's: the `£` of `£39 billion` in dollars; null where there is none. */
export function foreignSign({ unit, printed }: Pick<Measured, "unit" | "printed">): string | null {
  const [sign] = /US\$|[£€$¥₩](?=\s?\d)/.exec(printed ?? "") ?? [];
  if (!sign) return null;
  const money = rateOf(unit.en)?.of ?? unit.en;
  if (everySign.has(money)) return money.at(-1) === sign.at(-1) ? null : sign;
  const named = forMany(money.split(" ").at(-1) ?? "");
  const own = Object.hasOwn(signs, named)
    ? (signs[named] ?? [])
    : /^(yuan|renminbi)$/.test(named)
      ? ["¥"]
      : [];
  return own.includes(sign) ? null : sign;
}

/** What follows the sign of a unit of percent: ` of GDP`, or nothing; null for another unit. */
function shareOf(unit: string): string | null {
  const share = /^(?:percent|per cent|pc|%)( of .+)?$/.exec(unit);
  return share && (share[1] ?? "");
}

/** The sign that an amount takes, where its source prints it so or where the sign is its unit; null where it takes none. */
function signOf({ unit, printed }: Measured): string | null {
  const money = rateOf(unit.en)?.of ?? unit.en;
  if (everySign.has(money)) return money;
  const own = Object.hasOwn(signs, money) ? (signs[money] ?? []) : [];
  const prints = (sign: string) =>
    (printed ?? "")
      .split(sign)
      .slice(1)
      .some((after) => /^\s?\d/.test(after));
  return own.find(prints) ?? null;
}

/** What a rate gives for one of what: `dollars per pound`; null for what is no rate. */
function rateOf(unit: string): { of: string; per: string } | null {
  const [, of = "", per = ""] = /^(.+) per (.+)$/.exec(unit) ?? [];
  return per ? { of, per } : null;
}

/** A sign stands before its number, and a minus before both. */
function signed(sign: string, number: string): string {
  return number.startsWith("−") ? `−${sign}${number.slice(1)}` : `${sign}${number}`;
}

/** The unit's words; in English for one or for many, whichever is written. */
function noun(number: string, { unit, scale }: Measured, language: Language): string {
  const words = unit[language];
  if (language !== "en" && words) return words;
  return /^(−?1|one)$/.test(number) && scale === "one" ? forOne(unit.en) : forMany(unit.en);
}

const article = (word: string) => (/^[aeiou]/.test(word) ? "an" : "a");
