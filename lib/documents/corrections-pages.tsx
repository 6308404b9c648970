/** The pages that list what was corrected and updated, of a story and of every one. */
import { Corrections, EveryCorrection } from "../../components/corrections";
import { FeedLink, SiteFeedLink } from "../../components/head";
import { Page } from "../../components/page";
import { correctionsWords } from "../../components/page-words";
import { correctionsAddress, everyCorrection } from "../addresses/addresses";
import type { Listing, ListingPage } from "../editions/published";
import type { Story } from "../story/story";
import { plain } from "../words/prose";
import { type Ask, cacheFor, type Document, editionKey, type StoryFound } from "./document";
import { page, style } from "./page";
import { missingDocument } from "./sentence-page";

/** The corrections and updates of a story, those up to an edition where one is asked for; `found` is null for no story. */
export function correctionsDocument(
  found: StoryFound | null,
  { theme, language, site }: Ask,
  upTo: number | null,
  listings: (story: string, open: number, upTo?: number) => Promise<ListingPage>,
): Document {
  if (!found) return missingDocument();
  const { open: story } = found;
  const listed = upTo !== null && upTo < story.edition ? upTo : undefined;
  const written = async () => (
    <Page
      theme={theme}
      language={language}
      style={style}
      title={`Corrections: ${plain(story.headline, story, language)}`}
      head={
        <>
          <link rel="canonical" href={correctionsAddress(site, story.slug, listed)} />
          <FeedLink story={story} site={site} />
        </>
      }
    >
      <Corrections
        story={story}
        page={await listings(story.slug, story.edition, listed)}
        language={language}
      />
    </Page>
  );
  return page([], written, {
    key: ["corrections", editionKey(story), site, language, theme, listed],
    cache: cacheFor.live,
  });
}

/** The corrections and updates of every story, newest first, those up to a moment where one is asked for. */
export function everyCorrectionDocument(
  stories: Story[],
  { theme, language, site }: Ask,
  upTo: string | null,
  everyListing: (
    stories: Story[],
    upTo: Date | null,
  ) => Promise<{ editions: (Listing & { slug: string })[]; older: string | null }>,
): Document {
  const written = async () => {
    const { editions, older } = await everyListing(stories, upTo === null ? null : new Date(upTo));
    const bySlug = new Map(stories.map((story) => [story.slug, story]));
    const named = editions.flatMap((listing) => {
      const story = bySlug.get(listing.slug);
      return story ? [{ story, listing }] : [];
    });
    return (
      <Page
        theme={theme}
        language={language}
        style={style}
        title={correctionsWords.everyTitle}
        head={
          <>
            <link rel="canonical" href={everyCorrection(site, upTo ?? undefined)} />
            <SiteFeedLink site={site} />
          </>
        }
      >
        <EveryCorrection editions={named} older={older} first={upTo === null} language={language} />
      </Page>
    );
  };
  return page([], written, {
    key: ["every correction", stories.map(editionKey), site, language, theme, upTo],
    cache: cacheFor.live,
  });
}
