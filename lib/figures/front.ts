import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";
import { type Front, plainFront } from "../story/front";
import type { Draft } from "../story/story";
import { didYouMean } from "../words/near";
import { type Document, readDocument } from "./document";
import type { Fault } from "./faults";
import { id } from "./fields";
import { figureText } from "./files";

/** The name of the file, beside the stories' folders. */
const name = "front.yaml";

const frontFile = z
  .strictObject({
    lead: id.optional(),
    stories: z
      .array(
        z.strictObject({
          story: id,
          show: z.enum(["chart", "line"], "expected chart or line").optional(),
          chart: id.optional(),
        }),
      )
      .default([]),
  })
  .nullable();

/**
 * The front page that a folder's file asks for, the plain one without a file. What is wrong is
 * added to `faults`; `slugs` are the folder's stories, of which those that could be read have
 * drafts.
 */
export function frontOf(
  folder: string,
  slugs: readonly string[],
  drafts: readonly Draft[],
  faults: Fault[],
): Front {
  misspelt(folder, slugs, faults);
  const file = existsSync(join(folder, name)) ? figureText(join(folder, name), faults) : null;
  const document = file && readDocument(file.path, file.text, frontFile, faults);
  if (!document?.value) return plainFront;
  const { lead = null, stories } = document.value;
  checkNames(document, slugs, drafts);
  return {
    lead,
    stories: stories.map(({ story, show, chart }) => ({
      story,
      show: show ?? (chart ? "chart" : "line"),
      chart: chart ?? null,
    })),
  };
}

/** Names what stands beside the stories under nearly the file's name, which nobody would read. */
function misspelt(folder: string, slugs: readonly string[], faults: Fault[]): void {
  for (const other of readdirSync(folder)) {
    if (other === name || other.startsWith(".") || slugs.includes(other)) continue;
    const meant = didYouMean(other, [name]);
    const path = relative(process.cwd(), join(folder, other));
    if (meant) faults.push({ path, line: 1, column: 1, message: `unknown file: ${other}${meant}` });
  }
}

/** Reports stories and charts that there are not, and stories that would stand twice. */
function checkNames(
  { value, report }: Document<z.output<typeof frontFile>>,
  slugs: readonly string[],
  drafts: readonly Draft[],
): void {
  const { lead, stories = [] } = value ?? {};
  const known = (word: string, names: readonly string[], kind: string, at: PropertyKey[]) => {
    if (!names.includes(word)) report(at, `unknown ${kind}: ${word}${didYouMean(word, names)}`);
  };
  if (lead) known(lead, slugs, "story", ["lead"]);
  for (const [index, { story, show, chart }] of stories.entries()) {
    const at = ["stories", index];
    known(story, slugs, "story", [...at, "story"]);
    if (story === lead) report([...at, "story"], `${story} leads already`);
    else if (stories.findIndex((each) => each.story === story) < index)
      report([...at, "story"], `story twice: ${story}`);
    const draft = drafts.find(({ slug }) => slug === story);
    if (chart && show === "line") report([...at, "chart"], "a line shows no chart", "key");
    else if (chart && draft) {
      const charts = draft.charts.map(({ id }) => id);
      known(chart, charts, "chart", [...at, "chart"]);
    }
  }
}
