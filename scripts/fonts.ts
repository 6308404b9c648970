/**
 * Cuts the pages' two typefaces to what pages write, as public/fonts/<name>-<hash>.woff2, and declares them and
 * the fallbacks that hold their place in components/fonts.css. Run by hand: `npx tsx scripts/fonts.ts`.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import subsetFont from "subset-font";

interface Source {
  /** The start of the file's name; what it ends in is the hash of its bytes. */
  name: string;
  path: string;
  /** Axes held at one place; the weight keeps its range. */
  pinned?: Record<string, number>;
}

interface Typeface {
  family: string;
  /** What pages set it in, lightest first. */
  weights: number[];
  /** In order; one after the first gives only the letters that those before lack, and is fetched only for them. */
  sources: [Source, ...Source[]];
  /** Fonts of readers' machines with one set of widths, each in regular and bold. */
  fallbacks: string[];
  /** A free font of those widths, by weight. */
  standIn: (weight: 400 | 700) => string;
}

const modules = "node_modules";
const newsreader = `${modules}/@fontsource-variable/newsreader/files/newsreader`;

const typefaces: Typeface[] = [
  {
    family: "Inter",
    weights: [400, 600, 700],
    sources: [
      { name: "inter", path: `${modules}/inter-ui/variable/InterVariable.woff2`, pinned: { opsz: 14 } },
    ],
    fallbacks: ["Arial", "Liberation Sans", "Arimo"],
    standIn: (weight) => `${modules}/@fontsource/arimo/files/arimo-latin-${weight}-normal.woff2`,
  },
  {
    family: "Newsreader",
    weights: [400, 600],
    sources: [
      { name: "newsreader", path: `${newsreader}-latin-wght-normal.woff2` },
      { name: "newsreader-ext", path: `${newsreader}-latin-ext-wght-normal.woff2` },
    ],
    fallbacks: ["Times New Roman", "Liberation Serif", "Tinos"],
    standIn: (weight) => `${modules}/@fontsource/tinos/files/tinos-latin-${weight}-normal.woff2`,
  },
];

/** Basic Latin, Latin-1, Latin Extended-A, the comma-below letters of Romanian, and the okina. */
const letters: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x100, 0x17f],
  [0x218, 0x21b],
  [0x2bb, 0x2bc],
];
const signs = "–—‘’“”…−√≤≥€₩→▸\u2007\u2009\u200a\u202f";
const wanted = [
  ...letters.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  ...Array.from(signs, codePoint),
];

/**
 * Kerning, figures of one width, ligatures, and the shapes that change with weight. Not `calt`: it would bring
 * 4 kB of forms for capitals.
 */
const keepFeatures = ["kern", "tnum", "liga", "rvrn"];
/** The licence and its address, which the Open Font License wants in a copy. */
const preserveNameIds = [13, 14];
/** What only the font menus of programs read. */
const dropTables = ["STAT"];

/** Prose of news, to measure how wide a face sets it. */
const sample =
  "The members of the union vote from Monday to Wednesday on the tentative agreement that ended the strike. " +
  "It gives 6.2% on average, about 1,500 dollars each, and a share in the company’s profit; the last contract " +
  "passed with 74% of the ballots. Both sides said on Friday that they expect a close result.";

const folder = "public/fonts";
const css: string[] = ["/* Written by scripts/fonts.ts. */\n"];
mkdirSync(folder, { recursive: true });
for (const typeface of typefaces) {
  const made = await cut(typeface);
  for (const old of readdirSync(folder))
    if (typeface.sources.some(({ name }) => new RegExp(`^${name}-[0-9a-f]{8}\\.woff2$`).test(old)))
      rmSync(`${folder}/${old}`);
  for (const { file, bytes } of made) {
    writeFileSync(`${folder}/${file}`, bytes);
    console.log(`${folder}/${file}: ${bytes.length} bytes`);
  }
  css.push(...made.map(({ rule }) => rule), ...(await fallbackRules(typeface)));
}
writeFileSync("components/fonts.css", css.join("\n"));

/** A typeface's files, each with its rule. */
async function cut({ family, weights, sources }: Typeface) {
  const [min = 400, max = min] = [weights.at(0), weights.at(-1)];
  const made: { file: string; bytes: Buffer; rule: string }[] = [];
  let missing = wanted;
  for (const { name, path, pinned } of sources) {
    const source = readFileSync(path);
    const held = new Set(font(source).characterSet);
    const text = missing.filter((character) => held.has(character));
    const bytes = await subset(source, text, "woff2", { ...pinned, wght: { min, max } });
    const file = `${name}-${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}.woff2`;
    const descriptors = {
      "font-family": JSON.stringify(family),
      "font-weight": `${min} ${max}`,
      // What comes too late waits for the next page: a headline that broke anew would move all below it.
      "font-display": "optional",
      src: `url("/fonts/${file}") format("woff2")`,
      ...(made.length > 0 && { "unicode-range": unicodeRange(text) }),
    };
    made.push({ file, bytes, rule: fontFace(descriptors) });
    missing = missing.filter((character) => !held.has(character));
  }
  if (missing.length > 0) console.log(`${family} has no ${unicodeRange(missing)}`);
  return made;
}

/**
 * A fallback for each weight, as wide and as tall as the typeface at that weight, so that its arrival moves
 * nothing. The formula is next/font's (next/dist/compiled/@next/font/dist/local/get-fallback-metrics-from-font-file.js)
 * and fontaine's, from https://developer.chrome.com/blog/font-fallbacks: the size is the ratio of mean widths, and
 * each height is divided by it since it scales them too. Widths are measured here on kerned prose.
 */
async function fallbackRules({ family, weights, sources, fallbacks, standIn }: Typeface): Promise<string[]> {
  const [{ path, pinned }] = sources;
  const characters = Array.from(sample, codePoint);
  const rules: string[] = [];
  for (const weight of weights) {
    const face = font(await subset(readFileSync(path), characters, "sfnt", { ...pinned, wght: weight }));
    const bold = weight >= 600;
    const size = width(face) / width(font(readFileSync(standIn(bold ? 700 : 400))));
    const height = (units: number) => percent(Math.abs(units) / face.unitsPerEm / size);
    rules.push(
      fontFace({
        "font-family": JSON.stringify(`${family} Fallback`),
        "font-weight": String(weight),
        src: fallbacks.map((name) => `local("${bold ? `${name} Bold` : name}")`).join(", "),
        "size-adjust": percent(size),
        "ascent-override": height(face.ascent),
        "descent-override": height(face.descent),
        "line-gap-override": height(face.lineGap),
      }),
    );
  }
  return rules;
}

/** A copy of a font with some characters, its axes limited or held. */
function subset(
  source: Buffer,
  characters: number[],
  targetFormat: "woff2" | "sfnt",
  variationAxes: Record<string, number | { min: number; max: number }>,
): Promise<Buffer> {
  const options = { targetFormat, variationAxes, keepFeatures, preserveNameIds, dropTables };
  return subsetFont(source, String.fromCodePoint(...characters), options);
}

function font(bytes: Buffer): Font {
  const made = create(bytes);
  if (!("layout" in made)) throw new Error("a font file holds a collection of fonts");
  return made;
}

/** How wide the sample is, in ems. */
function width(face: Font): number {
  return face.layout(sample).advanceWidth / face.unitsPerEm;
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Code points as CSS writes them. */
function unicodeRange(codePoints: number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const point of codePoints) {
    const run = runs.at(-1);
    if (run && run.last + 1 === point) run.last = point;
    else runs.push({ first: point, last: point });
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return runs.map(({ first, last }) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ""}`).join(", ");
}

function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(2))}%`;
}

function fontFace(descriptors: Record<string, string>): string {
  const lines = Object.entries(descriptors).map(([name, value]) => `  ${name}: ${value};\n`);
  return `@font-face {\n${lines.join("")}}\n`;
}
