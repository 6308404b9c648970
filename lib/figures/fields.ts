/** The fields that figure files are made of. */
import { z } from "zod";
import type { Text } from "../story/text";
import { expectedYear, isYear } from "../story/time";
import { unseenIn } from "./letters";

const reference = /\{figure:[a-z0-9-]+(?::(?:number|words))?\}|\{deadline(?::(?:day|time))?\}|\{ours\}/g;

/** A line of words as it was once published, whatever its letters; `expected` is said where there is none. */
const recordedOf = (expected: string) =>
  z
    .string(expected)
    .trim()
    .min(1, "expected a text, found an empty one")
    .max(2000, "expected a text of at most 2000 letters")
    // Where YAML breaks a line it is one all the same, as in drawings.
    .overwrite((value) => value.replace(/\s*[\t\n\r]\s*/g, " "))
    .refine(
      (value) => !/[{}]/.test(value.replace(reference, "")),
      "unknown reference, or a stray brace: a figure is written {figure:<id>}, {figure:<id>:number} or {figure:<id>:words}, the deadline {deadline}, {deadline:day} or {deadline:time}, and {ours} says that a name is the desk's",
    );

/** A line of words that readers see whole. */
export const lineOf = (expected: string) =>
  recordedOf(expected).superRefine((value, context) => {
    const unseen = unseenIn(value);
    if (!unseen) return;
    const params = { check: "unseen-letters", mended: unseen.mended };
    context.addIssue({ code: "custom", message: unseen.message, params });
  });

const words = "expected a text in quotes or plain words";
export const line = lineOf(words);
export const recorded = recordedOf(words);

const inLanguages = (each: typeof line) =>
  z
    .union([each, z.strictObject({ en: each, ko: each.optional(), ja: each.optional() })], {
      error: "expected a text, or one text for each language: {en, ko, ja}",
    })
    .transform((value): Text => (typeof value === "string" ? { en: value } : (value as Text)));

/** A text that figures and the deadline are filled into. */
export const prose = inLanguages(line);

/** A text that is shown as it is written. */
export const text = inLanguages(
  line.refine((value) => !value.includes("{"), "expected plain words: nothing is filled in here"),
);

export const id = z
  .string("expected an id such as poll-scrap")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected an id of lower-case letters, digits and single hyphens");

/** The id that something had before, or every one that it had. */
export const was = z
  .union([id, z.array(id).min(1)], "expected the id that it had before, or a list of them")
  .transform((value) => (typeof value === "string" ? [value] : value))
  .optional();

export const decimal = z
  .string('expected a decimal in quotes, such as "52.1"')
  // What is no decimal cannot be reckoned with in the checks that follow.
  .regex(/^-?(0|[1-9]\d*)(\.\d+)?$/, { error: 'expected a decimal in quotes, such as "52.1"', abort: true })
  .regex(/^-?\d{1,15}(\.\d{1,15})?$/, "expected at most 15 digits before the point and 15 after it");

export const when = z.string("expected a date in quotes or an ISO instant");

/** A day of the calendar. */
export const dateSuchAs = (example: string) =>
  z.iso
    .date(`expected a date such as ${example}`)
    .refine((value) => isYear(Number(value.slice(0, 4))), expectedYear);

export const time = z.strictObject({
  written: line.nullish().transform((value) => value ?? null),
  start: when,
  end: when.optional(),
  precision: z.enum(["year", "month", "day", "minute"], "expected year, month, day or minute"),
  why: text.optional(),
  inferred: z.boolean().default(false),
});

export const paragraph = z
  .int("expected a paragraph's number, counted from 1")
  .min(1, "expected a paragraph's number, counted from 1");

const citation = z.strictObject({ source: id, paragraphs: z.array(paragraph).default([]) });
export const citations = z.array(citation).min(1, "expected at least one citation");

export const url = z.url({ protocol: /^https?$/, error: "expected an http or https address" });

const scale = z.enum(["one", "thousand", "million", "billion", "trillion"], {
  error: "expected one, thousand, million, billion or trillion",
});
const digits = z.int().min(0).max(10);
const notes = z.array(text).default([]);

export const qualifier = z.enum(["about", "at least"], 'expected "about" or "at least"');

/** `true` on an entry that somebody has yet to look at: its story is not published. */
export const unlooked = z.boolean("expected true, or no such key").optional();

/** What every figure says of itself. */
export const figureParts = {
  id,
  was,
  label: text,
  /** Whether the label is the desk's own; where an option is, that tells. */
  ours: z.boolean().optional(),
  unit: text,
  scale: scale.default("one"),
  value: decimal,
  digits: digits.optional(),
  category: text.optional(),
  notes,
};

/** Where a value stands in its source, and how. */
export const statedParts = {
  printed: line.optional(),
  paragraph: paragraph.optional(),
  qualifier: qualifier.optional(),
  /** Other sources that the value, or how it is named, rests on. */
  also: citations.optional(),
  notes,
};

/** What the values of a series may have in common, or each for itself. */
export const sharedParts = {
  unit: text.optional(),
  scale: scale.optional(),
  category: text.optional(),
  qualifier: qualifier.optional(),
  attribution: text.optional(),
  paragraph: paragraph.optional(),
  notes: z.array(text).optional(),
};
