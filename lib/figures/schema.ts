/** What a figure file may hold. References, times and provenance are checked after it. */
import { z } from "zod";
import { kindNamed, reasons, type Text } from "../story/story";

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
const reference = /\{figure:[a-z0-9-]+(?::(?:number|words))?\}|\{ours\}/g;

const line = z
  .string("expected a text in quotes or plain words")
  .trim()
  .min(1, "expected a text, found an empty one")
  .max(2000, "expected a text of at most 2000 letters")
  .refine((value) => !forbidden.test(value), "expected a text without control letters")
  .refine(
    (value) => !/[{}]/.test(value.replace(reference, "")),
    "stray brace: a figure is written {figure:<id>}, {figure:<id>:number} or {figure:<id>:words}, and {ours} says that a name is the desk's",
  );

const inLanguages = (each: typeof line) =>
  z
    .union([each, z.strictObject({ en: each, ko: each.optional(), ja: each.optional() })], {
      error: "expected a text, or one text for each language: {en, ko, ja}",
    })
    .transform((value): Text => (typeof value === "string" ? { en: value } : (value as Text)));

/** A text that figures are filled into. */
export const prose = inLanguages(line);

/** A text that is shown as it is written. */
export const text = inLanguages(
  line.refine((value) => !value.includes("{"), "expected plain words: no figure is filled in here"),
);

export const id = z
  .string("expected an id such as poll-scrap")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected an id of lower-case letters, digits and single hyphens");

const decimal = z
  .string('expected a decimal in quotes, such as "52.1": unquoted numbers lose their zeros')
  .regex(/^-?(0|[1-9]\d*)(\.\d+)?$/, 'expected a decimal in quotes, such as "52.1"')
  .regex(/^-?\d{1,15}(\.\d{1,15})?$/, "expected at most 15 digits before the point and 15 after it");

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

/** Findings of the checks that the desk has looked at and lets stand. */
const accepted = z.strictObject({
  finding: z.string("expected a finding's code such as currency-pair"),
  about: z.array(id).min(1, "expected the ids that the finding is about"),
  because: line,
});

/** One change of something published: what it was, what it is, and why. */
const change = z
  .strictObject({
    of: z.string("expected what was changed, such as figure poll-scrap").refine((value) => {
      const [kind = "", item, ...more] = value.split(" ");
      const single = kind === "deadline" || kind === "story";
      return kindNamed(kind) !== null && more.length === 0 && (item === undefined) === single;
    }, "expected what was changed, such as figure poll-scrap, event talks, position tokyo, chart poll, issue misprint or deadline"),
    was: line,
    now: line.optional(),
    reason: z.enum(reasons, `expected ${reasons.join(", ")}`),
    why: text.refine(({ en }) => /\p{L}{2}/u.test(en), "expected words that readers are told"),
  })
  .refine(({ now, reason }) => (now === undefined) === (reason === "retraction"), {
    error: "a retraction says what was, every other change what was and what is now",
    path: ["reason"],
  });

const log = { changes: z.array(change).default([]), accepted: z.array(accepted).default([]) };

const disclosed = line.optional().transform((value) => value ?? null);

/** How a poll was taken, as its source discloses it. */
const poll = z.strictObject({
  client: disclosed,
  mode: disclosed,
  weighting: disclosed,
  wording: disclosed,
  margin: disclosed,
});

const figureParts = {
  id,
  label: text,
  /** Whether the label is the desk's own; where an option is, that tells. */
  ours: z.boolean().optional(),
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
  /** Other sources that the value, or how it is named, rests on. */
  also: citations.optional(),
  time: time.optional(),
  option: line.optional(),
  poll: poll.optional(),
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
      reposted: z.boolean().default(false),
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
  ...log,
});

const event = z.strictObject({
  id,
  label: prose,
  detail: prose.optional(),
  time,
  exact: z.strictObject({ time, cites: citations }).optional(),
  planned: z.boolean().default(false),
  /** The events that it came after because of them. */
  follows: z.array(id).default([]),
  /** Of a decision: the event that brings it into force, `deadline`, or `not stated`. */
  effect: z
    .union([id, z.literal("not stated")], 'expected an event\'s id, deadline or "not stated"')
    .optional(),
  cites: citations,
  notes: z.array(text).default([]),
});

const answer = z.strictObject({
  text: prose,
  colour: z.enum(["vermilion", "blue", "grey"], "expected vermilion, blue or grey").default("grey"),
  cites: citations,
});

/** The story: what its sources are for. */
export const storyFile = z.strictObject({
  /** Not to be published yet. */
  draft: z.boolean().default(false),
  headline: prose,
  dek: prose,
  zone: z.string("expected a time zone such as Asia/Seoul"),
  opens: z.string("expected live, newest-source or an ISO instant"),
  deadline: z.strictObject({
    label: text,
    instant: when,
    /** Which midnight is meant, where the instant is one: the one that opens a day or that closes it. */
    midnight: z
      .union([z.strictObject({ opens: when }), z.strictObject({ closes: when })], {
        error: "expected the day that midnight opens or closes: { opens: 2019-11-23 }",
      })
      .optional(),
    written: line.optional(),
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
        id: id.refine(
          (value) => value !== "corrections",
          "corrections is the address of the corrections' page",
        ),
        type: z.string("expected a chart type"),
        title: prose,
        subtitle: prose,
        notes: z.array(prose).default([]),
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
        summary: prose,
        evidence: prose,
        believed: z.array(id).default([]),
        cites: citations,
      }),
    )
    .default([]),
  ...log,
});

export type SourceFile = z.output<typeof sourceFile>;
export type StoryFile = z.output<typeof storyFile>;
export type FileTime = z.output<typeof time>;
