/** Stories for tests: the invented one, frozen, and the tools to change its files. */
import { join } from "node:path";
import type { Size } from "../lib/charts/chart";
import { sizesOf, typeOf } from "../lib/charts/cited";
import type { Setting } from "../lib/charts/draw";
import { themes } from "../lib/charts/theme";
import { type FigureFile, figureFiles } from "../lib/figures/files";
import { checkFiles, parseFiles, type Ready } from "../lib/seed/check";
import type { Story } from "../lib/story/story";

export const fixtures = join(import.meta.dirname, "fixtures");
export const archive = join(fixtures, "articles");
export const harbourFiles = (): FigureFile[] => figureFiles(join(fixtures, "stories"), "harbour");
export const brexitFiles = (): FigureFile[] => figureFiles(join(fixtures, "stories"), "brexit");
export const gsomiaFiles = (): FigureFile[] => figureFiles("prisma/figures", "gsomia");

/** A story's files as its first edition. */
function firstEdition(slug: string, files: FigureFile[], publishedAt: string): Story {
  const { draft } = parseFiles(slug, files, archive);
  return {
    ...draft,
    edition: 1,
    publishedAt,
    firstPublishedAt: publishedAt,
    corrections: [],
    tallies: {},
    renames: [],
  };
}

/** The invented story as its first edition. */
export const harbour = () => firstEdition("harbour", harbourFiles(), "2031-03-21T08:00:00Z");

/** The second, of another subject and with every kind of chart, as its first edition. */
export const brexit = () => firstEdition("brexit", brexitFiles(), "2019-10-29T12:00:00Z");

/** The first story as its first edition, as its files are now: for what has to hold whatever they say. */
export const gsomia = () => firstEdition("gsomia", gsomiaFiles(), "2026-11-24T00:00:00Z");

/** The invented story's files with one text replaced; throws when it does not stand there. */
export function changed(file: string, from: string, to: string): FigureFile[] {
  return harbourFiles().map((each) => {
    if (!each.path.endsWith(file)) return each;
    if (!each.text.includes(from)) throw new Error(`${file} holds no ${from}`);
    return { ...each, text: each.text.replace(from, () => to) };
  });
}

/** One text in a file, and what is written in its place. */
export type FileEdit = [file: string, from: string, to: string];

const checked = new Map<string, Ready>();

/** The invented story's files with texts replaced in turn, ready to be published as a story of another name. */
export function submitted(slug: string, ...edits: FileEdit[]): Ready {
  const key = JSON.stringify(edits);
  const ready = checked.get(key) ?? checkedWith(edits);
  checked.set(key, ready);
  return { ...ready, draft: { ...ready.draft, slug } };
}

function checkedWith(edits: FileEdit[]): Ready {
  const files = harbourFiles().map((file) => {
    const own = edits.filter(([name]) => file.path.endsWith(name));
    const text = own.reduce((text, [name, from, to]) => {
      if (!text.includes(from)) throw new Error(`${name} holds no ${from}`);
      return text.replace(from, () => to);
    }, file.text);
    return { ...file, text };
  });
  return checkFiles("harbour", files, archive, "2031-03-21T08:00:00Z");
}

/** What an edition that waits changes in tests: a title, a chart more, a chart less, names, an event, a figure with its reason. */
export const embargoed: FileEdit[] = [
  ["story.yaml", "headline: The toll pact meets", "headline: The embargoed pact meets"],
  ["story.yaml", "    type: units\n", "    type: units\n    listed: false\n"],
  ["story.yaml", "  - id: walkouts-by-date\n", "  - id: walkouts-by-day\n"],
  ["story.yaml", "about: [walkouts-by-date]", "about: [walkouts-by-day]"],
  ["story.yaml", "  - id: positions\n", "  - id: sides\n    was: positions\n"],
  ["2031-03-01-audit.yaml", "  - id: rate-low\n", "  - id: rate-lowest\n    was: rate-low\n"],
  ["story.yaml", "low: rate-low", "low: rate-lowest"],
  ["story.yaml", "    label: Council votes the toll", "    label: Council votes the embargoed toll"],
  ["2031-03-01-audit.yaml", 'value: "2"\n        category', 'value: "4"\n        category'],
  [
    "2031-03-01-audit.yaml",
    "figures:\n",
    "changes:\n  - of: figure walkout-1\n    was: 2 crews (9 January 2031)\n    now: 4 crews (9 January 2031)\n    reason: correction\n    why: Two came late.\n  - of: chart walkouts-by-date\n    was: Two came at night in January\n    reason: retraction\n    why: It has another name.\nfigures:\n",
  ],
];

/** Every drawing of the fixtures' charts, at the sizes that they have anywhere. */
export function drawings(): { story: Story; slug: string; id: string; size: Size }[] {
  return [harbour(), brexit()].flatMap((story) =>
    story.charts.flatMap((chart) => {
      const sizes: Size[] = [...sizesOf(chart), ...(typeOf(chart).spans ? (["full"] as const) : [])];
      return sizes.map((size) => ({ story, slug: story.slug, id: chart.id, size }));
    }),
  );
}
/** How fixtures are drawn: light, in English, on the evening of the article. */
export const setting: Setting = {
  theme: themes.light,
  language: "en",
  now: "2031-03-20T20:00:00Z",
  replay: false,
  link: (to) => ("figure" in to ? `#figure-${to.figure}` : `#event-${to.event}`),
};

/** Nothing has become of a chart. */
export const noHistory = async () => ({ revisions: [], corrections: [], older: false, stood: [] });
