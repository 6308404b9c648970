/** What has been published, in lists. */
import type { Correction } from "../story/correction";
import type { Figure } from "../story/story";

/** An edition with what it says of its changes, and how many of these nobody had to explain: wording, drawing, what is new. */
export interface Listing {
  number: number;
  publishedAt: string;
  corrections: Correction[];
  others: number;
}

/** Some editions, newest first, and the number of the one that comes after them; null after the first. */
export interface ListingPage {
  editions: Listing[];
  older: number | null;
}

/** What has become of some figures and of a chart, newest first, and whether there is more of it. */
export interface History {
  revisions: Revision[];
  corrections: Correction[];
  older: boolean;
  /** The editions that have had the chart, state by state: from one until another, which has not that state. */
  stood: { from: number; until: number }[];
}

/** One published state of a figure and the edition that brought it. */
export interface Revision {
  edition: number;
  publishedAt: string;
  figure: Figure;
}
