import type { Language } from "../story/story";

/** The languages that texts and words have been written in. */
export const languages: readonly Language[] = ["en"];
