import { usual } from "../lib/addresses/addresses";
import type { openDatabase } from "../lib/database/client";
import type { Holding } from "../lib/database/holdings";
import { readStory } from "../lib/database/stories";
import { embedHtml } from "../lib/documents/embed";
import { formats } from "../lib/documents/formats";

const moment = "2031-03-20T20:00:00Z";
const file = {
  theme: "light",
  language: "en",
  now: moment,
  site: "https://desk.example",
  width: 680,
} as const;

/** Everything that a database says of an edition: the story, its rows, the documents of every chart. */
export async function everythingOf(
  database: ReturnType<typeof openDatabase>,
  { story: slug, edition }: Holding,
) {
  const story = await readStory(database, slug, edition);
  const where = { story: slug, edition };
  const rows = [
    await database.change.findMany({ where, orderBy: [{ kind: "asc" }, { id: "asc" }] }),
    await database.editionLog.findMany({ where }),
    await database.rename.findMany({ where, orderBy: { place: "asc" } }),
  ];
  const documents = story.charts.map((chart) => [
    ...["svg", "csv", "json"].map((ending) => formats[ending]?.render(story, chart, { ...file, scale: 1 })),
    embedHtml({
      story,
      open: story,
      chart,
      language: "en",
      theme: "light",
      site: "https://desk.example",
      moment: { at: moment, live: false },
      asked: usual,
    }),
  ]);
  return { story, rows, documents };
}
