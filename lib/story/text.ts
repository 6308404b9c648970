/** Words that readers read, in the languages that there are. */

export type Language = "en" | "ko" | "ja";

/** A text in English and perhaps other languages; `{figure:<id>}` in it stands for a figure's number. */
export interface Text {
  en: string;
  ko?: string;
  ja?: string;
}
