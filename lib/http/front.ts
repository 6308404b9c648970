import { getStory, listStories } from "../database/stories";
import type { Story } from "../story/story";

/** Every story at the edition that is open at `now`, the newest first. */
export async function openStories(now: Date): Promise<Story[]> {
  const listed = await listStories(now);
  const stories = await Promise.all(listed.map(({ slug }) => getStory(slug, now)));
  return stories.filter((story) => story !== null);
}
