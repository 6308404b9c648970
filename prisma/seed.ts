/** Applies the figure files to the database: `npm run seed`. */
import { now } from "../lib/clock";
import { openDatabase } from "../lib/database/client";
import { difference, type Publication, publish } from "../lib/database/publish";
import { environment } from "../lib/environment";
import { FigureFaults } from "../lib/figures/faults";
import { figureFiles, storySlugs } from "../lib/figures/files";
import { type Parsed, parseStory } from "../lib/figures/parse";
import { migrate } from "./migrate";

/** Reads and checks every story, and throws the faults of all of them together. */
function readStories(folder: string, archive: string): Parsed[] {
  const faults: FigureFaults[] = [];
  const parsed = storySlugs(folder).flatMap((slug) => {
    try {
      return [parseStory(slug, figureFiles(folder, slug), archive)];
    } catch (error) {
      if (!(error instanceof FigureFaults)) throw error;
      faults.push(error);
      return [];
    }
  });
  if (faults.length) throw new FigureFaults(faults.flatMap((error) => [...error.faults]));
  return parsed;
}

function summary({ draft, proof }: Parsed, { edition, changes }: Publication): string {
  const counts = `${draft.figures.length} figures from ${draft.sources.length} sources, ${draft.events.length} events, ${draft.charts.length} charts`;
  const proved = `${proof.proved} proved in the archive, ${proof.unproved} not looked up there`;
  if (changes.length === 0)
    return `${draft.slug}: nothing new, edition ${edition} stays (${counts}; ${proved})`;
  const lines = edition === 1 ? [] : changes.map(({ kind, id, action }) => `  ${action} ${kind} ${id}`);
  return [`${draft.slug}: edition ${edition} is out (${counts}; ${proved})`, ...lines].join("\n");
}

/** The whole seed; answers what to print. Writes nothing when any file has a fault. */
export async function seed(): Promise<string> {
  const { figures, articles } = environment();
  const stories = readStories(figures, articles);
  await migrate();
  const database = openDatabase();
  try {
    const published = await publish(
      database,
      stories.map((story) => story.draft),
      now(),
    );
    return stories.map((story, index) => summary(story, published[index] as Publication)).join("\n");
  } finally {
    await database.$disconnect();
  }
}

/** How many changes the figure files hold that are not published. Throws what `seed` would refuse. */
export async function pending(): Promise<number> {
  const { figures, articles } = environment();
  const stories = readStories(figures, articles);
  const database = openDatabase();
  try {
    let count = 0;
    for (const { draft } of stories) count += (await difference(database, draft)).changes.length;
    return count;
  } finally {
    await database.$disconnect();
  }
}

if (process.argv[1]?.endsWith("seed.ts")) {
  try {
    const [option] = process.argv.slice(2);
    if (option !== undefined) throw new Error(`unknown option: ${option}, npm run seed takes none`);
    console.log(await seed());
  } catch (error) {
    console.error((error as Error).message);
    const count = error instanceof FigureFaults ? error.faults.length : 1;
    console.error(`${count} fault${count === 1 ? "" : "s"}; nothing was written`);
    process.exitCode = 1;
  }
}
