import type { Source } from "../story/story";
import type { Language } from "../story/text";

const readings = {
  reposted: { en: "reposted" },
  assumed: { en: "the hour’s zone is our reading" },
} as const;

/** What is not sure of the moment at which articles appeared: `reposted; the hour’s zone is our reading`; empty where all is. */
export function readingOf(at: string, sources: readonly Source[], _language: Language): string {
  const published = sources
    .filter((source) => !source.outside && source.published.at === at)
    .map((source) => source.published);
  return [
    published.some(({ reposted }) => reposted) && readings.reposted.en,
    published.some(({ assumed, precision }) => assumed && precision === "minute") && readings.assumed.en,
  ]
    .filter(Boolean)
    .join("; ");
}
