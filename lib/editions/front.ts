/** What publishing the front page would do. Pure. */
import { isDeepStrictEqual } from "node:util";
import { type Front, plainFront } from "../story/front";
import { hashOf } from "./canonical";

/** The front page as it was published, with how many times it was, 0 for never. */
export interface PublishedFront {
  number: number;
  front: Front;
}

/** The name of the front page among stories', which none may have. */
export const frontName = "front";

/** The front page as it is and as it would be. */
export interface FrontPlan {
  /** The number that is open. */
  number: number;
  before: Front;
  after: Front;
  differs: boolean;
  /** Names what is open and the difference, as a story's plan is named: `front@1:5f2c9a1b04`. */
  token: string;
}

/** What publishing a front page over the open one would do. */
export function plannedFront({ number, front: before }: PublishedFront, after: Front): FrontPlan {
  return {
    number,
    before,
    after,
    differs: !isDeepStrictEqual(before, after),
    token: `${frontName}@${number}:${hashOf([before, after]).slice(0, 10)}`,
  };
}

/** What stands before anything was said. */
export const unsaid: PublishedFront = { number: 0, front: plainFront };
