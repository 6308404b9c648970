import { getFront } from "../database/front";
import { getStory, listStories } from "../database/stories";
import type { Ask, Document } from "../documents/document";
import { frontDocument } from "../documents/front";
import { arranged } from "../story/front";
import type { Story } from "../story/story";

/** Every story at the edition that is open at `now`, the newest first. */
export async function openStories(now: Date): Promise<Story[]> {
  const listed = await listStories(now);
  const stories = await Promise.all(listed.map(({ slug }) => getStory(slug, now)));
  return stories.filter((story) => story !== null);
}

/** The front page as its editor arranges it, at the moment asked for. */
export async function frontAsked(ask: Ask): Promise<Document> {
  const [front, stories] = await Promise.all([getFront(), openStories(ask.now)]);
  const now = ask.at === null || ask.at === "live" ? ask.now.toISOString() : ask.at;
  return frontDocument(arranged(front, stories, now), ask, now);
}
