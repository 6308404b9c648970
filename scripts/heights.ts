/**
 * Lays out the embeds of the open editions, and of those that wait for their minute, in a
 * browser and stores their heights, which codes and oEmbed reserve: after a seed, and at a
 * start with other drawings.
 */

import { createHash } from "node:crypto";
import { usual } from "../lib/addresses/addresses";
import type { Laid } from "../lib/addresses/heights";
import { typeOf } from "../lib/charts/cited";
import { openDatabase } from "../lib/database/client";
import { laidDocuments, storeHeights } from "../lib/database/heights";
import { pendingEditions } from "../lib/database/pending";
import { listStories, readStory } from "../lib/database/stories";
import { embedHtml } from "../lib/documents/embed";
import { measure } from "../lib/seed/measure";
import { systemChromium } from "../lib/settings/chromium";
import { openingMoment } from "../lib/story/moment";
import type { Chart, Story } from "../lib/story/story";

/** A chart's documents: at the story's own moment, and for one that ticks once its outcome is known. */
function documents(story: Story, chart: Chart): string[] {
  const { deadline } = story;
  const after = deadline.outcome?.at ?? deadline.instant;
  const opening = openingMoment(story);
  const made = (at: string, live: boolean) =>
    embedHtml({
      story,
      open: story,
      chart,
      language: "en",
      theme: "light",
      site: "https://desk.invalid",
      moment: { at, live },
      asked: usual,
    });
  const still = made(opening ?? after, opening === null);
  return typeOf(chart).clock ? [still, made(after, true)] : [still];
}

/** Lays out what has changed since it last was, and says what came of it; null when there was nothing to do. What fails stops nothing. */
export async function layOutEmbeds(now: Date): Promise<string | null> {
  const database = openDatabase();
  try {
    return await layOut(database, now);
  } catch (error) {
    return `the embeds could not be laid out, so codes reserve about what they need: ${(error as Error).message.split("\n")[0]}`;
  } finally {
    await database.$disconnect();
  }
}

async function layOut(database: ReturnType<typeof openDatabase>, now: Date): Promise<string | null> {
  const open = (await listStories(now, database)).map(({ slug, edition }) => ({ story: slug, edition }));
  const editions = [...open, ...(await pendingEditions(database, now))];
  const browser = systemChromium();
  let count = 0;
  for (const { story: slug, edition } of editions) {
    const story = await readStory(database, slug, edition);
    const known = await laidDocuments(database, slug, edition);
    const changed = story.charts
      .map((chart) => ({ chart, made: documents(story, chart) }))
      .map(({ chart, made }) => ({
        chart,
        made,
        hash: createHash("sha256").update(made.join()).digest("hex"),
      }))
      .filter(({ chart, hash }) => known.get(chart.id) !== hash);
    if (changed.length === 0) continue;
    // Who wants none knows.
    if (!browser && process.env.CHROMIUM_PATH === "none") return null;
    if (!browser)
      return "no Chromium was found to lay the embeds out in, so codes reserve about what they need (CHROMIUM_PATH names one)";
    const heights = await measure(
      changed.flatMap(({ made }) => made),
      browser,
    );
    const stored = new Map<string, { document: string; laid: Laid }>();
    for (const { chart, made, hash } of changed) {
      const [still = {}, live = null] = heights.splice(0, made.length);
      stored.set(chart.id, { document: hash, laid: { still, live } });
    }
    await storeHeights(database, story, stored);
    count += stored.size;
  }
  return count ? `${count === 1 ? "1 embed" : `${count} embeds`} laid out` : null;
}
