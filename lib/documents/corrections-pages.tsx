/** The pages that list what was corrected and updated, of a story and of every one. */
import { Corrections, EveryCorrection } from "../../components/corrections";
import { FeedLink, SiteFeedLink } from "../../components/head";
import { Page } from "../../components/page";
import { correctionsWords } from "../../components/page-words";
import { correctionsAddress, everyCorrection } from "../addresses/addresses";
import type { Listing } from "../editions/published";
import type { Story } from "../story/story";
import { plain } from "../words/prose";
import { type Ask, cacheFor, type Document, editionKey, type StoryFound } from "./document";
import { page, style } from "./page";
import { missingDocument } from "./sentence-page";

/** Every correction and update of a story; `found` is null for no story. */
export function correctionsDocument(
  found: StoryFound | null,
  { theme, language, site }: Ask,
  editions: (story: string, open: number) => Promise<Listing[]>,
): Document {
  if (!found) return missingDocument();
  const { open: story } = found;
  const written = async () => (
    <Page
      theme={theme}
      language={language}
      style={style}
      title={`Corrections: ${plain(story.headline, story, language)}`}
      head={
        <>
          <link rel="canonical" href={correctionsAddress(site, story.slug)} />
          <FeedLink story={story} site={site} />
        </>
      }
    >
      <Corrections story={story} editions={await editions(story.slug, story.edition)} language={language} />
    </Page>
  );
  return page([], written, {
    key: ["corrections", editionKey(story), site, language, theme],
    cache: cacheFor.live,
  });
}

/** Every correction and update of every story, newest first. */
export function everyCorrectionDocument(
  stories: Story[],
  { theme, language, site }: Ask,
  editions: (story: string, open: number) => Promise<Listing[]>,
): Document {
  const written = async () => {
    const all = await Promise.all(
      stories.map(async (story) =>
        (await editions(story.slug, story.edition)).map((listing) => ({ story, listing })),
      ),
    );
    return (
      <Page
        theme={theme}
        language={language}
        style={style}
        title={correctionsWords.everyTitle}
        head={
          <>
            <link rel="canonical" href={everyCorrection(site)} />
            <SiteFeedLink site={site} />
          </>
        }
      >
        <EveryCorrection
          editions={all.flat().toSorted((a, b) => b.listing.publishedAt.localeCompare(a.listing.publishedAt))}
          language={language}
        />
      </Page>
    );
  };
  return page([], written, {
    key: ["every correction", stories.map(editionKey), site, language, theme],
    cache: cacheFor.live,
  });
}
