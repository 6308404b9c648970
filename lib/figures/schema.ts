/** What a figure file may hold. References, times and provenance are checked after it. */
import { z } from "zod";
import type { Text } from "../story";

z.config({
  customError: (issue) => {
    if (issue.code !== "invalid_type") return undefined;
    const expected = { object: "keys with values", array: "a list", record: "keys with values" }[
      issue.expected as string
    ];
    const found =
      issue.input === null || issue.input === undefined
        ? "nothing"
        : Array.isArray(issue.input)
          ? "a list"
          : `a ${typeof issue.input}`;
    return `expected ${expected ?? `a ${issue.expected}`}, found ${found}`;
  },
});

/** Letters that no reader sees: controls, halves of letters, turners of direction. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069\ufffd]/u;
const reference = /\{figure:[a-z0-9-]+(?::number)?\}/g;

const line = z
  .string("expected a text in quotes or plain words")
  .trim()
  .min(1, "expected a text, found an empty one")
  .max(2000, "expected a text of at most 2000 letters")
  .refine((value) => !forbidden.test(value), "expected a text without control letters")
  .refine(
    (value) => !/[{}]/.test(value.replace(reference, "")),
    "stray brace: a figure is written {figure:<id>} or {figure:<id>:number}",
  );

export const text = z
  .union([line, z.strictObject({ en: line, ko: line.optional(), ja: line.optional() })], {
    error: "expected a text, or one text for each language: {en, ko, ja}",
  })
  .transform((value): Text => (typeof value === "string" ? { en: value } : (value as Text)));

export const id = z
  .string("expected an id such as poll-scrap")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected an id of lower-case letters, digits and single hyphens");

const decimal = z
  .string('expected a decimal in quotes, such as "52.1": unquoted numbers lose their zeros')
  .regex(/^-?\d+(\.\d+)?$/, 'expected a decimal in quotes, such as "52.1"');

const when = z.string("expected a date in quotes or an ISO instant");

const time = z.strictObject({
  written: line.nullish().transform((value) => value ?? null),
  start: when,
  end: when.optional(),
  precision: z.enum(["year", "month", "day", "minute"], "expected year, month, day or minute"),
  why: text.optional(),
  inferred: z.boolean().default(false),
});

const paragraph = z
  .int("expected a paragraph's number, counted from 1")
  .min(1, "expected a paragraph's number, counted from 1");

const citation = z.strictObject({ source: id, paragraphs: z.array(paragraph).default([]) });
const citations = z.array(citation).min(1, "expected at least one citation");

const url = z.url({ protocol: /^https?$/, error: "expected an http or https address" });

const figureParts = {
  id,
  label: text,
  unit: text,
  scale: z
    .enum(["one", "thousand", "million", "billion", "trillion"], {
      error: "expected one, thousand, million, billion or trillion",
    })
    .default("one"),
  value: decimal,
  digits: z.int().min(0).max(10).optional(),
  category: text.optional(),
  notes: z.array(text).default([]),
};

const statedFigure = z.strictObject({
  ...figureParts,
  printed: line.optional(),
  counted: z.array(line).min(1).optional(),
  qualifier: z.enum(["about", "at least"], 'expected "about" or "at least"').optional(),
  attribution: text.optional(),
  paragraph: paragraph.optional(),
  time: time.optional(),
});

const derivedFigure = z.strictObject({
  ...figureParts,
  formula: z.string("expected arithmetic over figures in braces").trim().min(1).max(2000),
  qualifier: z.enum(["about", "at least"], 'expected "about" or "at least"').optional(),
});

/** One source and the figures that it supports. */
export const sourceFile = z.strictObject({
  source: z.strictObject({
    id,
    mark: z
      .string()
      .regex(/^[A-Z][A-Z0-9]{0,2}$/, "expected a mark of one to three capitals or digits, such as A"),
    publisher: line,
    title: line,
    url: url.optional(),
    published: z.strictObject({
      printed: line.optional(),
      resolved: when,
      zone: z.string().optional(),
      assumed: z.boolean().default(false),
    }),
    outside: z.boolean().default(false),
    licence: line,
    archive: z
      .strictObject({
        file: line,
        sha256: z
          .string("expected a SHA-256 in quotes")
          .regex(/^[0-9a-f]{64}$/, "expected a SHA-256 of 64 lower-case hexadecimal digits"),
      })
      .optional(),
    note: text.optional(),
  }),
  figures: z.array(statedFigure).default([]),
});

const event = z.strictObject({
  id,
  label: text,
  detail: text.optional(),
  time,
  exact: z.strictObject({ time, cites: citations }).optional(),
  planned: z.boolean().default(false),
  cites: citations,
  notes: z.array(text).default([]),
});

const answer = z.strictObject({
  text,
  colour: z.enum(["vermilion", "blue", "grey"], "expected vermilion, blue or grey").default("grey"),
  cites: citations,
});

/** The story: what its sources are for. */
export const storyFile = z.strictObject({
  headline: text,
  dek: text,
  zone: z.string("expected a time zone such as Asia/Seoul"),
  opens: z.string("expected live, newest-source or an ISO instant"),
  deadline: z.strictObject({
    label: text,
    instant: when,
    zone: z.string("expected a time zone such as Asia/Seoul"),
    city: text,
    basis: text,
    cites: citations,
    outcome: z.strictObject({ label: text, at: when, relabel: text, cites: citations }).optional(),
  }),
  derived: z.array(derivedFigure).default([]),
  events: z.array(event).default([]),
  positions: z.array(z.strictObject({ id, actor: text, answers: z.record(id, answer) })).default([]),
  charts: z
    .array(
      z.strictObject({
        id,
        type: z.string("expected a chart type"),
        title: text,
        subtitle: text,
        notes: z.array(text).default([]),
        settings: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .min(1, "expected at least one chart"),
  issues: z
    .array(
      z.strictObject({
        id,
        about: z.strictObject({ figures: z.array(id).default([]), events: z.array(id).default([]) }),
        state: z.enum(["open", "confirmed", "resolved"], "expected open, confirmed or resolved"),
        summary: text,
        evidence: text,
        believed: z.array(id).default([]),
        cites: citations,
      }),
    )
    .default([]),
});

export type SourceFile = z.output<typeof sourceFile>;
export type StoryFile = z.output<typeof storyFile>;
export type FileTime = z.output<typeof time>;
