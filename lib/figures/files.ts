import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** A figure file's text under the path that its faults are reported with. */
export interface FigureFile {
  path: string;
  text: string;
}

/** The slugs of the stories under a folder: every folder with a story.yaml. Throws when there is none. */
export function storySlugs(folder: string): string[] {
  const slugs = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => existsSync(join(folder, name, "story.yaml")))
        .sort()
    : [];
  if (slugs.length === 0) throw new Error(`no stories: ${folder} holds no folder with a story.yaml`);
  const wrong = slugs.find((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug));
  if (wrong)
    throw new Error(`not a slug: ${wrong}, a story's folder has lower-case letters, digits and hyphens`);
  return slugs;
}

/** Every YAML file of one story, story.yaml among them, in the order of their names. */
export function figureFiles(folder: string, slug: string): FigureFile[] {
  return readdirSync(join(folder, slug))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => {
      const path = join(folder, slug, name);
      return { path: relative(process.cwd(), path), text: readFileSync(path, "utf8") };
    });
}
