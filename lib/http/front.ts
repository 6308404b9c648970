import { getStory, listStories } from "../database/stories";
import type { Story } from "../story/story";

/** Every story at its open edition, the newest first. */
export async function openStories(): Promise<Story[]> {
  const listed = await listStories();
  const stories = await Promise.all(listed.map(({ slug }) => getStory(slug)));
  return stories.filter((story) => story !== null);
}
