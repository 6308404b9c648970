import { getStory } from "@/lib/database/stories";
import { plain } from "@/lib/prose";

/** Links to the stories that are not on the front. */
export async function OtherStories({ slugs }: { slugs: string[] }) {
  const stories = (await Promise.all(slugs.map((slug) => getStory(slug)))).filter((story) => story !== null);
  if (stories.length === 0) return null;
  return (
    <nav aria-label="Other stories" className="mx-auto max-w-[1180px] px-4 pb-16 lg:px-8">
      <ul className="border-t-2 border-ink pt-3">
        {stories.map((story) => (
          <li key={story.slug} className="py-1 font-serif text-lg">
            <a href={`/${story.slug}`}>{plain(story.headline, story.figures, "en")}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
