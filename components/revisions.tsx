import { atEdition, correctionsAddress, pageAddress } from "@/lib/addresses/addresses";
import { held } from "@/lib/addresses/form";
import type { History } from "@/lib/editions/published";
import { byId } from "@/lib/story/by-id";
import type { Correction } from "@/lib/story/correction";
import { currentId } from "@/lib/story/renames";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { correctionWords } from "@/lib/words/corrections";
import { minute } from "@/lib/words/dates";
import { figureWords } from "@/lib/words/format";
import { say } from "@/lib/words/prose";
import { flagsOf } from "@/lib/words/standing";
import { Link } from "./link";
import { correctionsWords } from "./page-words";

/** What each figure of a chart said, edition by edition, newest first, and what else changed of what it shows. */
export function Revisions({
  chart,
  history: { revisions, corrections, older, stood },
  story,
  language,
}: {
  chart: Chart;
  history: History;
  /** The open edition. */
  story: Story;
  language: Language;
}) {
  const shown = new Set(revisions.map(({ figure }) => figure.id));
  // Dates, answers, outcomes: what is no figure is told as it was and is.
  const others = ({ items, ...rest }: Correction): Correction => ({
    ...rest,
    items: items.filter(({ kind }) => kind !== "figure"),
  });
  const own = currentId(story.renames, "chart", chart.id);
  const noted = corrections.filter(
    (correction) => correction.charts.includes(own) && others(correction).items.length,
  );
  const told = corrections.filter(
    (correction) =>
      noted.includes(correction) ||
      correction.items.some(({ kind, id }) => kind === "figure" && shown.has(id)),
  );
  const dates = new Map([...noted, ...revisions].map(({ edition, publishedAt }) => [edition, publishedAt]));
  // Of what never changed there is no history.
  if (dates.size < 2 && noted.length === 0) return null;
  const flags = (id: string) => {
    const figure = byId(story.figures, id);
    return figure ? flagsOf(figure, story, language).join(", ") : "";
  };
  // Figures may be older than the chart.
  const drawn = (edition: number) => stood.some(({ from, until }) => from <= edition && edition < until);
  const at = (edition: number) =>
    drawn(edition)
      ? held(
          story.slug,
          edition,
          pageAddress({ site: "", story: story.slug, chart: own }, atEdition(edition)),
        )
      : undefined;
  const editions = [...dates].toSorted(([a], [b]) => b - a);
  return (
    <section aria-labelledby="history" className="border-t-2 border-ink pt-3">
      <h2 id="history" className="font-serif text-xl font-semibold">
        {noted.length ? "History of what is shown here" : "History of these figures"}
      </h2>
      <ol className="mt-2 text-sm">
        {editions.map(([edition, publishedAt]) => {
          const own = revisions.filter((revision) => revision.edition === edition);
          return (
            <li key={edition} className="border-b border-hairline py-3">
              <p className="text-muted">
                <Link href={at(edition)}>Edition {edition}</Link>, {minute(publishedAt, story.zone)} in{" "}
                {say(story.deadline.city, language)}
              </p>
              {told
                .filter((correction) => correction.edition === edition)
                .map((correction) => {
                  const { head, changes, why } = correctionWords(others(correction), story.zone, language, {
                    whole: true,
                  });
                  return (
                    <p key={correction.explanation.en} className="mt-1">
                      <strong className="font-semibold">{head}.</strong> {changes.join(" ")} {why}
                    </p>
                  );
                })}
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
      {older && (
        <p className="mt-2 text-sm">
          <a href={correctionsAddress("", story.slug)}>{correctionsWords.older}</a>
        </p>
      )}
    </section>
  );
}
