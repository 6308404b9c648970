/** Which stories, editions and charts an export holds. */
import { createHash } from "node:crypto";
import { readHeights } from "../database/heights";
import type { Holding } from "../database/holdings";
import { getStory, listStories } from "../database/stories";
import type { Rename } from "../story/correction";
import { openingMoment } from "../story/moment";
import { idsOf } from "../story/renames";
import type { Chart, Story } from "../story/story";
import type { Manifest } from "./manifest";

/** A story as it is exported. */
export interface Held {
  open: Story;
  /** The editions that can be asked for, the open one last. */
  editions: number[];
  /** The ids of charts that have an address: those of the editions held, and all that they were called before. */
  charts: string[];
  /** Whether it opens at its reader's now. */
  live: boolean;
  /** A hash of the heights that its codes reserve. */
  laid: string;
}

/** Every story that is open at a moment, with the editions that are asked for and those that an earlier export has. */
export async function heldStories(
  now: Date,
  published: readonly Holding[],
  everyEdition: boolean,
  before: Manifest | null,
): Promise<Held[]> {
  const held: Held[] = [];
  for (const { slug, edition } of await listStories(now)) {
    const open = await getStory(slug, now);
    if (!open) continue;
    const there = published.filter((each) => each.story === slug && each.edition <= edition);
    const earlier = new Set(before?.stories[slug]?.held);
    const editions = there
      .map((each) => each.edition)
      .filter((each) => everyEdition || each === edition || earlier.has(each));
    held.push({
      open,
      editions,
      charts: await chartsOf(open, editions, now),
      live: openingMoment(open) === null,
      laid: await laidOf(open),
    });
  }
  return held;
}

async function chartsOf(open: Story, editions: readonly number[], now: Date): Promise<string[]> {
  const ids = new Set<string>();
  for (const edition of editions) {
    const story = edition === open.edition ? open : await getStory(open.slug, now, edition);
    for (const { id } of story?.charts ?? []) for (const each of namesOf(open.renames, id)) ids.add(each);
  }
  for (const { kind, was } of open.renames) if (kind === "chart") ids.add(was);
  return [...ids].toSorted();
}

const namesOf = (renames: readonly Rename[], id: Chart["id"]) => idsOf(renames, "chart", id);

async function laidOf({ slug, edition, charts, renames }: Story): Promise<string> {
  const hash = createHash("sha256");
  for (const { id } of charts)
    hash.update(JSON.stringify(await readHeights(slug, namesOf(renames, id), edition)));
  return hash.digest("hex").slice(0, 16);
}
