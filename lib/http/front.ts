import { getFront } from "../database/front";
import { getStory, listStories } from "../database/stories";
import type { Ask, Document } from "../documents/document";
import { frontDocument } from "../documents/front";
import { arranged } from "../story/front";
import type { Story } from "../story/story";

/** Every story at its open edition, the newest first. */
export async function openStories(): Promise<Story[]> {
  const listed = await listStories();
  const stories = await Promise.all(listed.map(({ slug }) => getStory(slug)));
  return stories.filter((story) => story !== null);
}

/** The front page as its editor arranges it, at the moment asked for. */
export async function frontAsked(ask: Ask): Promise<Document> {
  const [front, stories] = await Promise.all([getFront(), openStories()]);
  const now = ask.at === null || ask.at === "live" ? ask.now.toISOString() : ask.at;
  return frontDocument(arranged(front, stories, now), ask, now);
}
