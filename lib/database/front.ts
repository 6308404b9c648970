import { LRUCache } from "lru-cache";
import { type FrontPlan, type PublishedFront, unsaid } from "../editions/front";
import type { Front } from "../story/front";
import { database } from "./client";
import type { PrismaClient } from "./generated/client";

type Fronts = Pick<PrismaClient, "front">;

/** The front page as it was published last. */
export async function readFront(client: Fronts): Promise<PublishedFront> {
  const row = await client.front.findFirst({ orderBy: { number: "desc" } });
  if (!row) return unsaid;
  const { number, lead, stories } = row;
  return { number, front: { lead, stories: stories as unknown as Front["stories"] } };
}

/** Writes the front page that a plan comes to, where it differs. */
export async function writeFront(client: Fronts, { number, after, differs }: FrontPlan, now: Date) {
  if (!differs) return;
  const stories = after.stories.map(({ story, show, chart }) => ({ story, show, chart }));
  await client.front.create({ data: { number: number + 1, publishedAt: now, lead: after.lead, stories } });
}

/** How long it is taken for granted what the front page is, in milliseconds. */
const granted = 250;
const kept = new LRUCache<"front", Promise<PublishedFront>>({ max: 1, ttl: granted });

/** What the editor says of the front page, asked for once within the time granted. */
export async function getFront(): Promise<Front> {
  const known = kept.get("front");
  const asked = known ?? readFront(database());
  if (!known) kept.set("front", asked);
  return (
    await asked.catch((error) => {
      kept.delete("front");
      throw error;
    })
  ).front;
}
