import type { ReactNode } from "react";
import {
  atEdition,
  correctionsAddress,
  editionAddress,
  everyCorrection,
  everyFeed,
  feedAddress,
  pageAddress,
  storyAddress,
} from "@/lib/addresses/addresses";
import { held } from "@/lib/addresses/form";
import type { Listing, ListingPage } from "@/lib/editions/published";
import type { Correction } from "@/lib/story/correction";
import { find, type Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { changesOf, correctionWords } from "@/lib/words/corrections";
import { minute } from "@/lib/words/dates";
import { plain, say } from "@/lib/words/prose";
import { Link } from "./link";
import { correctionsWords } from "./page-words";

interface Props {
  story: Story;
  page: ListingPage;
  language: Language;
}

/** A page of a story's editions, newest first, each with what it corrected and updated. */
export function Corrections({ story, page: { editions, older }, language }: Props) {
  const first = editions[0]?.number === story.edition;
  return (
    <Sheet
      title={correctionsWords.title}
      feed={feedAddress("", story.slug)}
      above={<a href={storyAddress("", story.slug)}>{headlineOf(story, language)}</a>}
      newest={first ? null : correctionsAddress("", story.slug)}
      older={older === null ? null : correctionsAddress("", story.slug, older)}
    >
      {editions.map((listing) => (
        <Edition
          key={listing.number}
          id={`edition-${listing.number}`}
          story={story}
          listing={listing}
          language={language}
        />
      ))}
    </Sheet>
  );
}

/** An edition of one of several stories. */
export interface StoryEdition {
  story: Story;
  listing: Listing;
}

/** The same of every story, each edition under its story's name; `older` is the moment that the next page begins at. */
export function EveryCorrection({
  editions,
  older,
  first,
  language,
}: {
  editions: StoryEdition[];
  older: string | null;
  /** Whether it is the first page. */
  first: boolean;
  language: Language;
}) {
  return (
    <Sheet
      title={correctionsWords.everyTitle}
      feed={everyFeed("")}
      newest={first ? null : everyCorrection("")}
      older={older && everyCorrection("", older)}
    >
      {editions.map(({ story, listing }) => (
        <Edition
          key={`${story.slug} ${listing.number}`}
          id={`${story.slug}-edition-${listing.number}`}
          story={story}
          listing={listing}
          language={language}
          named
        />
      ))}
    </Sheet>
  );
}

const headlineOf = (story: Story, language: Language) => plain(story.headline, story, language);

/** What stands over and under a list of editions: its title, its feed, the ways to its other pages. */
function Sheet(props: {
  title: string;
  feed: string;
  above?: ReactNode;
  newest: string | null;
  older: string | null;
  children: ReactNode;
}) {
  const { title, feed, above, newest, older, children } = props;
  return (
    <main className="page-column pb-16">
      <p className="pt-6 pb-6 text-sm">{above}</p>
      <div className="max-w-[760px]">
        <h1 className="font-serif text-xl leading-tight font-semibold lg:text-2xl">{title}</h1>
        <p className="mt-3 max-w-[68ch] text-sm text-muted">
          {correctionsWords.about} <a href={feed}>{correctionsWords.feed}</a>
        </p>
        {newest && (
          <p className="mt-3 text-sm">
            <a href={newest}>{correctionsWords.newest}</a>
          </p>
        )}
        {children}
        {older && (
          <p className="mt-8 border-t-2 border-ink pt-3 text-sm">
            <a href={older} rel="next">
              {correctionsWords.older}
            </a>
          </p>
        )}
      </div>
    </main>
  );
}

/** One edition with its corrections; `named` where its story does not stand over all. */
function Edition({
  id,
  story,
  listing: { number, publishedAt, corrections, others },
  language,
  named = false,
}: StoryEdition & { id: string; language: Language; named?: boolean }) {
  const edition = (
    <Link
      id={`${id}-number`}
      href={held(story.slug, number, storyAddress("", story.slug, atEdition(number)))}
    >
      {correctionsWords.edition(number)}
    </Link>
  );
  return (
    <section
      id={id}
      aria-labelledby={named ? `${id}-title ${id}-number` : `${id}-title`}
      className="mt-8 border-t-2 border-ink pt-3"
    >
      <h2 id={`${id}-title`} className="font-serif text-lg font-semibold">
        {named ? (
          <a href={editionAddress("", story.slug, number, story.edition)}>{headlineOf(story, language)}</a>
        ) : (
          edition
        )}
      </h2>
      <p className="text-sm text-muted">
        {named && <>{edition}, </>}
        {minute(publishedAt, story.zone)} in {say(story.deadline.city, language)}
      </p>
      {number === 1 && <p className="mt-2 text-sm">{correctionsWords.first}</p>}
      {corrections.map((correction) => (
        <Entry key={correction.explanation.en} correction={correction} story={story} language={language} />
      ))}
      {number > 1 && others > 0 && (
        <p className="mt-3 text-sm text-muted">{correctionsWords.others(others)}</p>
      )}
    </section>
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
