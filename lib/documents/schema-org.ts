/** What search engines and archives read of a page: schema.org's Article and Dataset with their corrections. */

import type {
  Article,
  Comment,
  CorrectionComment,
  CreativeWork,
  DataDownload,
  Dataset,
  Organization,
  PropertyValue,
  WithContext,
} from "schema-dts";
import {
  atEdition,
  editionAddress,
  fileAddress,
  frontAddress,
  pageAddress,
  storyAddress,
} from "../addresses/addresses";
import { siteName } from "../addresses/site";
import { sourcesOf, typeOf } from "../charts/cited";
import type { Correction } from "../story/correction";
import type { Chart, Source, Story } from "../story/story";
import type { Language } from "../story/text";
import { correctionLine, isCorrection, noticesOf } from "../words/corrections";
import { plain, say } from "../words/prose";
import { flagsOf, labelOf } from "../words/standing";

const desk = (site: string): Organization => ({
  "@type": "Organization",
  name: siteName,
  url: frontAddress(site),
});

function creativeWork({ publisher, title, url, published }: Source): CreativeWork {
  return {
    "@type": "CreativeWork",
    name: title,
    publisher: { "@type": "Organization", name: publisher },
    ...(url && { url }),
    datePublished: published.resolved,
  };
}

/** Corrections in schema.org's sense, and the world's own moves, which correct nothing, as comments. */
function commentsOn(
  story: Story,
  notices: Correction[],
  site: string,
  language: Language,
): { correction: CorrectionComment[]; comment: Comment[] } {
  const of = (notice: Correction) => ({
    text: correctionLine(notice, story.zone, language),
    datePublished: notice.publishedAt,
    url: editionAddress(site, story.slug, notice.edition, story.edition),
  });
  return {
    correction: notices
      .filter(isCorrection)
      .map((notice) => ({ "@type": "CorrectionComment", ...of(notice) })),
    comment: notices
      .filter((notice) => !isCorrection(notice))
      .map((notice) => ({ "@type": "Comment", ...of(notice) })),
  };
}

/** A story's page. */
export function articleData(story: Story, site: string, language: Language): WithContext<Article> {
  const words = (text: Story["dek"]) => plain(text, story, language);
  const url = storyAddress(site, story.slug);
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: words(story.headline),
    description: words(story.dek),
    url,
    inLanguage: language,
    datePublished: story.firstPublishedAt,
    dateModified: story.publishedAt,
    version: story.edition,
    author: desk(site),
    publisher: desk(site),
    isBasedOn: story.sources.map(creativeWork),
    hasPart: story.charts.map((chart) => ({
      "@type": "Dataset",
      name: words(chart.title),
      description: words(chart.subtitle),
      url: pageAddress({ site, story: story.slug, chart: chart.id }),
    })),
    ...commentsOn(story, story.corrections, site, language),
  };
}

/** A chart's page. */
export function datasetData(
  story: Story,
  chart: Chart,
  site: string,
  language: Language,
): WithContext<Dataset> {
  const words = (text: Story["dek"]) => plain(text, story, language);
  const place = { site, story: story.slug, chart: chart.id };
  const file = (extension: string, type: string): DataDownload => ({
    "@type": "DataDownload",
    encodingFormat: type,
    contentUrl: fileAddress(place, extension, atEdition(story.edition)),
  });
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: words(chart.title),
    description: words(chart.subtitle),
    url: pageAddress(place),
    inLanguage: language,
    datePublished: story.firstPublishedAt,
    dateModified: story.publishedAt,
    version: story.edition,
    creator: desk(site),
    publisher: desk(site),
    isAccessibleForFree: true,
    license: `${storyAddress(site, story.slug)}#sources`,
    isPartOf: { "@type": "Article", headline: words(story.headline), url: storyAddress(site, story.slug) },
    isBasedOn: sourcesOf(chart, story).map(creativeWork),
    variableMeasured: typeOf(chart)
      .figures(chart.settings, story)
      .map((figure): PropertyValue => {
        const { formula, qualifier, scale, notes } = figure;
        const told = [
          [...(qualifier ? [qualifier] : []), ...flagsOf(figure, story, language)].join("; "),
          ...notes.map(words),
        ];
        return {
          "@type": "PropertyValue",
          name: labelOf(figure, language),
          propertyID: figure.id,
          value: figure.value,
          unitText: `${scale === "one" ? "" : `${scale} `}${say(figure.unit, language)}`,
          description: told.filter(Boolean).join(". ") || undefined,
          measurementTechnique: formula ?? undefined,
        };
      }),
    distribution: [file("csv", "text/csv"), file("json", "application/json"), file("svg", "image/svg+xml")],
    ...commentsOn(story, noticesOf(chart.id, story.corrections), site, language),
  };
}
