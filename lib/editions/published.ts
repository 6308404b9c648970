/** What has been published, in lists. */
import type { Figure } from "../story/story";

/** A story that readers can open, with the edition that they would see. */
export interface Listed {
  slug: string;
  edition: number;
  publishedAt: string;
}

/** An edition and how many of its changes nobody had to explain: wording, drawing, what is new. */
export interface Listing {
  number: number;
  publishedAt: string;
  others: number;
}

/** One published state of a figure and the edition that brought it. */
export interface Revision {
  edition: number;
  publishedAt: string;
  figure: Figure;
}
