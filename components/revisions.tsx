import type { Revision } from "@/lib/database/stories";
import { figureWords, minute } from "@/lib/format";
import { say } from "@/lib/prose";
import type { Language, Story } from "@/lib/story";

/** What each figure of a chart said, edition by edition, newest first. */
export function Revisions({
  revisions,
  story,
  language,
}: {
  revisions: Revision[];
  story: Story;
  language: Language;
}) {
  if (revisions.length === 0) return null;
  const editions = [...new Set(revisions.map((revision) => revision.edition))];
  return (
    <section aria-labelledby="history" className="border-t-2 border-ink pt-3">
      <h2 id="history" className="font-serif text-xl font-semibold">
        History of these figures
      </h2>
      <ol className="mt-2 text-sm">
        {editions.map((edition) => {
          const own = revisions.filter((revision) => revision.edition === edition);
          return (
            <li key={edition} className="border-b border-hairline py-3">
              <p className="text-muted">
                Edition {edition}, {minute(own[0]?.publishedAt ?? "", story.zone)} in{" "}
                {say(story.deadline.city, language)}
              </p>
              <ul className="mt-1 grid gap-0.5">
                {own.map(({ figure }) => (
                  <li key={figure.id}>
                    {say(figure.label, language)}:{" "}
                    <span className="font-semibold tabular-nums">{figureWords(figure, language)}</span>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
