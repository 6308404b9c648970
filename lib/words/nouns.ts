/** English nouns for one and for many, as far as units need them. */

/** Words that are the same for one and for many. */
const unchanging = new Set(
  "won yen yuan renminbi baht rand ringgit rupiah dong tenge forint pence sterling percent times series species aircraft sheep fish staff police data".split(
    " ",
  ),
);

/** Words that no rule makes many. */
const irregular: Record<string, string> = {
  person: "people",
  man: "men",
  woman: "women",
  child: "children",
  bus: "buses",
  crisis: "crises",
  foot: "feet",
  krone: "kroner",
  krona: "kronor",
  leu: "lei",
  lev: "leva",
  MP: "MPs",
  MEP: "MEPs",
  MSP: "MSPs",
};
const manyOf = new Set(Object.values(irregular));

/** A unit for one: `votes cast` is `vote cast`. */
export function forOne(unit: string): string {
  return withNoun(unit, singular);
}

/** A unit for many: `tonne of carbon` is `tonnes of carbon`. */
export function forMany(unit: string): string {
  return withNoun(unit, plural);
}

/** What is counted is the first word for many, or without one the last word before `of` or `per`. */
function withNoun(unit: string, change: (noun: string) => string): string {
  const words = unit.split(" ");
  const many = words.findIndex(isMany);
  const before = words.findIndex((word) => word === "of" || word === "per");
  const counted = many >= 0 ? many : (before > 0 ? before : words.length) - 1;
  return words.map((word, index) => (index === counted ? change(word) : word)).join(" ");
}

function isMany(noun: string): boolean {
  return !unchanging.has(noun) && (manyOf.has(noun) || /[^su]s$/.test(noun));
}

function singular(noun: string): string {
  if (!isMany(noun)) return noun;
  const known = Object.entries(irregular).find(([, many]) => many === noun);
  if (known) return known[0];
  if (/[^aeiou]ies$/.test(noun)) return noun.replace(/ies$/, "y");
  return noun.replace(/(?<=ss|sh|ch|x)es$|s$/, "");
}

/** Only plain lower-case nouns of some length: `GW` and `km` stay as they are. */
function plural(noun: string): string {
  const known = Object.hasOwn(irregular, noun) ? irregular[noun] : undefined;
  if (known) return known;
  if (isMany(noun) || unchanging.has(noun) || !/^[a-z-]*[aeiouy][a-z-]{1,}$/.test(noun)) return noun;
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, "ies");
  return /(s|sh|ch|x)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
