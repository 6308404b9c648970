import { type FrontPlan, type PublishedFront, unsaid } from "../editions/front";
import type { Front } from "../story/front";
import type { PrismaClient } from "./generated/sqlite/client";
import { remembered } from "./memory";

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

/** What the editor says of the front page. Throws `Away`. */
export async function getFront(): Promise<Front> {
  return (await remembered("front", readFront)).front;
}
