import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { didYouMean } from "../words/near";
import { type Fault, FigureFaults } from "./faults";

/** A figure file's text under the path that its faults are reported with. */
export interface FigureFile {
  path: string;
  text: string;
}

/** First words of the site's own addresses, with or without their ending. */
const reserved = new Set([
  "charts",
  "corrections",
  "embed",
  "feed",
  "fonts",
  "health",
  "how-to-read",
  "icon",
  "oembed",
  "robots",
  // Where the framework keeps pages of its own.
  "404",
  "500",
  // What the seed calls the front page, where it calls a story by its slug.
  "front",
]);

/** What is wrong with a story's name; null when nothing is. */
export function slugFault(slug: string): string | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 100) {
    return "a story's folder is named in lower-case letters, digits and single hyphens";
  }
  return reserved.has(slug)
    ? `${slug} is an address of the site's own: expected another name, such as ${slug}-story`
    : null;
}

/**
 * The slugs of the stories under a folder, one a folder, or of `only` these. Throws when
 * there is none, one is not there, or one lacks its story.yaml. Hidden names are nobody's story.
 */
export function storySlugs(folder: string, only: string[] = []): string[] {
  const slugs = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.startsWith(".") && statSync(join(folder, name), lenient)?.isDirectory())
        .sort()
    : [];
  const path = relative(process.cwd(), folder);
  if (slugs.length === 0) throw new Error(`no stories: ${path} holds no folder with a story.yaml`);
  const unknown = only.find((slug) => !slugs.includes(slug));
  if (unknown !== undefined) throw new Error(`unknown story: ${unknown}${didYouMean(unknown, slugs)}`);
  const asked = slugs.filter((slug) => only.length === 0 || only.includes(slug));
  const faults = asked.flatMap((slug): Fault[] => {
    const at = { path: join(path, slug), line: 1, column: 1 };
    const wrong: Fault[] = [];
    const fault = slugFault(slug);
    if (fault) wrong.push({ ...at, message: fault });
    if (!existsSync(join(folder, slug, "story.yaml")))
      wrong.push({ ...at, message: "missing file: story.yaml" });
    return wrong;
  });
  if (faults.length) throw new FigureFaults(faults);
  return asked;
}

const lenient = { throwIfNoEntry: false } as const;

/** A file's bytes, or the name of the error that keeps them. */
function readable(path: string): Buffer | string {
  try {
    return readFileSync(path);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  }
}

/** The largest figure file that is read, in bytes. */
const largest = 2_000_000;

/** A figure file's text; what keeps it from being read is added to `faults`, and null the answer. */
export function figureText(full: string, faults: Fault[]): FigureFile | null {
  const path = relative(process.cwd(), full);
  const refuse = (message: string, line = 1, column = 1) => {
    faults.push({ path, line, column, message });
    return null;
  };
  const found = statSync(full, lenient);
  if (!full.endsWith(".yaml")) return refuse("expected the ending .yaml");
  if (!found?.isFile()) return refuse("expected a file, found something else");
  if (found.size > largest) return refuse(`expected at most ${largest} bytes, found ${found.size}`);
  const bytes = readable(full);
  if (typeof bytes === "string") return refuse(`cannot be read: ${bytes}`);
  const text = new TextDecoder("utf-8").decode(bytes);
  const wrong = isUtf8(bytes) ? text.indexOf("\0") : text.indexOf("\ufffd");
  if (wrong < 0) return { path, text };
  const before = text.slice(0, wrong).split("\n");
  return refuse(
    isUtf8(bytes) ? "expected text, found a NUL: is it UTF-16?" : "expected UTF-8, found other bytes",
    before.length,
    (before.at(-1)?.length ?? 0) + 1,
  );
}

/**
 * Every YAML file of one story, story.yaml among them, in the order of their names.
 * Throws one `FigureFaults` with every entry that cannot be read as one.
 */
export function figureFiles(folder: string, slug: string): FigureFile[] {
  const faults: Fault[] = [];
  // Editors keep their locks and systems their notes under hidden names.
  const names = readdirSync(join(folder, slug)).filter(
    (name) => !name.startsWith(".") && /\.ya?ml$/i.test(name),
  );
  const files = names.sort().map((name) => figureText(join(folder, slug, name), faults));
  if (faults.length) throw new FigureFaults(faults);
  return files.filter((file) => file !== null);
}
