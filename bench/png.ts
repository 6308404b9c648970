/** How fast PNGs are made, and whether making them keeps memory: the resident size before and after many. */

import { formats } from "../lib/documents/formats";
import { figureFiles } from "../lib/figures/files";
import { parseFiles } from "../lib/seed/check";

const publishedAt = "2019-11-18T00:00:00Z";
const { draft } = parseFiles("gsomia", figureFiles("prisma/figures", "gsomia"), "articles");
const story = {
  ...draft,
  edition: 1,
  publishedAt,
  firstPublishedAt: publishedAt,
  corrections: [],
  tallies: {},
  renames: [],
};
const file = {
  theme: "light",
  language: "en",
  now: "2019-11-18T00:00:00Z",
  site: "https://desk.example",
  width: 680,
  scale: 2,
} as const;
const megabytes = () => Math.round(process.memoryUsage.rss() / 1_000_000);
const rows = [];
for (const extension of ["svg", "png"]) {
  const format = formats[extension];
  const make = async (times: number) => {
    for (let each = 0; each < times; each++) {
      for (const chart of story.charts) {
        await format?.render(story, chart, file);
        // As between two requests: what is done with is let go of then.
        await new Promise((rest) => setImmediate(rest));
      }
    }
  };
  await make(3);
  const sizes = [megabytes()];
  const begun = performance.now();
  for (let part = 0; part < 4; part++) {
    await make(15);
    sizes.push(megabytes());
  }
  const seconds = (performance.now() - begun) / 1000;
  rows.push({
    file: extension,
    "each second": Math.round((60 * story.charts.length) / seconds),
    "MB resident, by quarters": sizes.join(", "),
  });
}
console.table(rows);
