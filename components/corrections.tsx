import { atEdition, feedAddress, pageAddress, storyAddress } from "@/lib/addresses/addresses";
import type { Listing } from "@/lib/editions/published";
import { type Correction, find, type Language, type Story } from "@/lib/story/story";
import { changesOf, correctionWords } from "@/lib/words/corrections";
import { minute } from "@/lib/words/dates";
import { plain, say } from "@/lib/words/prose";

interface Props {
  story: Story;
  editions: Listing[];
  language: Language;
}

/** Every edition of a story, newest first, with what it corrected and updated. */
export function Corrections({ story, editions, language }: Props) {
  const headline = plain(story.headline, story, language);
  return (
    <main className="page-column pb-16">
      <p className="pt-6 pb-6 text-sm">
        <a href={storyAddress("", story.slug)}>{headline}</a>
      </p>
      <div className="max-w-[760px]">
        <h1 className="font-serif text-xl leading-tight font-semibold lg:text-2xl">
          Corrections and updates
        </h1>
        <p className="mt-3 max-w-[68ch] text-sm text-muted">
          Nothing that was published is overwritten: each edition stays at its own address. A correction says
          what was wrong, an update that the world has moved.{" "}
          <a href={feedAddress("", story.slug)}>The same as a feed</a>
        </p>
        {editions.map(({ number, publishedAt, others }) => (
          <section
            key={number}
            id={`edition-${number}`}
            aria-labelledby={`edition-${number}-title`}
            className="mt-8 border-t-2 border-ink pt-3"
          >
            <h2 id={`edition-${number}-title`} className="font-serif text-lg font-semibold">
              <a href={storyAddress("", story.slug, atEdition(number))}>Edition {number}</a>
            </h2>
            <p className="text-sm text-muted">
              {minute(publishedAt, story.zone)} in {say(story.deadline.city, language)}
            </p>
            {number === 1 && <p className="mt-2 text-sm">The first edition.</p>}
            {story.corrections
              .filter(({ edition }) => edition === number)
              .map((correction) => (
                <Entry
                  key={correction.explanation.en}
                  correction={correction}
                  story={story}
                  language={language}
                />
              ))}
            {number > 1 && others > 0 && (
              <p className="mt-3 text-sm text-muted">
                {others === 1 ? "1 thing" : `${others} things`} more reworded, redrawn, renamed, added or
                ordered anew, with no published value changed.
              </p>
            )}
          </section>
        ))}
      </div>
    </main>
  );
}

function Entry({
  correction,
  story,
  language,
}: {
  correction: Correction;
  story: Story;
  language: Language;
}) {
  const { head, why } = correctionWords(correction, story.zone, language);
  const charts = correction.charts.filter((id) => story.charts.some((chart) => chart.id === id));
  return (
    <div className="mt-4 text-sm">
      <p className="max-w-[68ch]">
        <strong className="font-semibold">{head}.</strong> {why}
      </p>
      <table className="data-table">
        <caption>What was changed</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">It was</th>
            <th scope="col">It is</th>
          </tr>
        </thead>
        <tbody>
          {correction.items.flatMap((item) =>
            changesOf(item, language).map(({ of, label, was, now, standing }) => (
              <tr key={`${item.kind} ${item.id} ${of}`}>
                <th scope="row">
                  {label}
                  {item.derived && !standing && <span className="cell-note"> derived</span>}
                </th>
                <td>{was === null ? "not known" : <s>{was}</s>}</td>
                <td>
                  {now ?? "no longer given"}
                  {now && standing && <span className="cell-note"> {standing}</span>}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {charts.length > 0 && (
        <p className="mt-2 max-w-[68ch] text-muted">
          Shown in{" "}
          {charts.map((id, index) => (
            <span key={id}>
              {index > 0 && "; "}
              <a href={pageAddress({ site: "", story: story.slug, chart: id })}>
                {plain(find(story.charts, id).title, story, language)}
              </a>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
