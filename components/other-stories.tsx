import { storyAddress } from "@/lib/addresses/addresses";
import type { Language, Story } from "@/lib/story/story";
import { plain } from "@/lib/words/prose";

/** Links to the stories that are not on the front. */
export function OtherStories({ stories, language }: { stories: Story[]; language: Language }) {
  if (stories.length === 0) return null;
  return (
    <nav aria-label="Other stories" className="page-column pb-16">
      <ul className="border-t-2 border-ink pt-3">
        {stories.map((story) => (
          <li key={story.slug} className="py-1 font-serif text-lg">
            <a href={storyAddress("", story.slug)}>{plain(story.headline, story, language)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
