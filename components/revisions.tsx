import type { Revision } from "@/lib/editions/published";
import type { Language, Story } from "@/lib/story/story";
import { correctionWords } from "@/lib/words/corrections";
import { minute } from "@/lib/words/dates";
import { figureWords } from "@/lib/words/format";
import { say } from "@/lib/words/prose";
import { flagsOf } from "@/lib/words/standing";

/** What each figure of a chart said, edition by edition, newest first. */
export function Revisions({
  revisions,
  story,
  language,
}: {
  revisions: Revision[];
  /** The open edition, which knows every correction. */
  story: Story;
  language: Language;
}) {
  // Of what never changed there is no history.
  if (new Set(revisions.map(({ edition }) => edition)).size < 2) return null;
  const shown = new Set(revisions.map(({ figure }) => figure.id));
  const notes = (edition: number) =>
    story.corrections.filter(
      (correction) => correction.edition === edition && correction.items.some(({ id }) => shown.has(id)),
    );
  const flags = (id: string) => {
    const figure = story.figures.find((each) => each.id === id);
    return figure ? flagsOf(figure, story, language).join(", ") : "";
  };
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
                <a href={`?v=${edition}`}>Edition {edition}</a>,{" "}
                {minute(own[0]?.publishedAt ?? "", story.zone)} in {say(story.deadline.city, language)}
              </p>
              {notes(edition).map((correction) => (
                <p key={correction.explanation.en} className="mt-1">
                  <strong className="font-semibold">
                    {correctionWords(correction, story.zone, language).head}.
                  </strong>{" "}
                  {say(correction.explanation, language)}
                </p>
              ))}
              <ul className="mt-1 grid gap-0.5">
                {own.map(({ figure }) => (
                  <li key={figure.id}>
                    {say(figure.label, language)}:{" "}
                    <span className="font-semibold tabular-nums">{figureWords(figure, language)}</span>
                    <span className="cell-note"> {flags(figure.id)}</span>
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
