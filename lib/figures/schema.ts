/** What a figure file may hold. References, times and provenance are checked after it. */
import { z } from "zod";
import { reasons } from "../story/correction";
import { kindNamed } from "../story/kinds";
import {
  citations,
  figureParts,
  id,
  line,
  prose,
  qualifier,
  recorded,
  statedParts,
  text,
  time,
  unlooked,
  url,
  was,
  when,
} from "./fields";
import { poll } from "./poll-schema";
import { series } from "./series-schema";

/** Findings of the checks that the desk has looked at and lets stand; of words, in the words that they had. */
const accepted = z.strictObject({
  finding: z.string("expected a finding's code such as currency-pair"),
  about: z.array(id).min(1, "expected the ids that the finding is about"),
  printed: line.optional(),
  passage: z
    .string('expected the mark of a paragraph in quotes, such as "1f0c93ab"')
    .regex(/^[0-9a-f]{8}$/, "expected the mark of a paragraph, as the finding gives it")
    .optional(),
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
    was: recorded,
    now: recorded.optional(),
    reason: z.enum(reasons, `expected ${reasons.join(", ")}`),
    why: text.refine(({ en }) => /\p{L}{2}/u.test(en), "expected words that readers are told"),
  })
  .refine(({ now, reason }) => (now === undefined) === (reason === "retraction"), {
    error: "a retraction says what was, every other change what was and what is now",
    path: ["reason"],
  });

const log = { changes: z.array(change).default([]), accepted: z.array(accepted).default([]) };

const statedFigure = z.strictObject({
  draft: unlooked,
  ...figureParts,
  ...statedParts,
  counted: z.array(line).min(1).optional(),
  attribution: text.optional(),
  time: time.optional(),
});

const derivedFigure = z.strictObject({
  ...figureParts,
  /** What the formula gives; `--fix` writes it. */
  value: figureParts.value.nullish(),
  formula: z.string("expected arithmetic over figures in braces").trim().min(1).max(2000),
  /** Without it that of its figures; `none` says why it is exact though they are not. */
  qualifier: z
    .union([qualifier, z.strictObject({ none: line })], {
      error: 'expected "about", "at least", or why it takes none: { none: … }',
    })
    .optional(),
});

/** One source and the figures that it supports. */
export const sourceFile = z.strictObject({
  source: z.strictObject({
    id,
    was,
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
        /** Checked with the archive at hand, which knows it. */
        sha256: z.unknown().optional(),
      })
      .optional(),
    note: text.optional(),
  }),
  figures: z.array(statedFigure).default([]),
  polls: z.array(poll).default([]),
  series: z.array(series).default([]),
  ...log,
});

const event = z.strictObject({
  id,
  was,
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
  /** Where it stands among what may be wanted, by the id of a chart's step. */
  step: id.optional().transform((value) => value ?? null),
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
  positions: z.array(z.strictObject({ id, was, actor: text, answers: z.record(id, answer) })).default([]),
  charts: z
    .array(
      z.strictObject({
        id: id
          .max(100, "expected at most 100 letters, since it is an address")
          .refine((value) => value !== "corrections", "corrections is the address of the corrections' page"),
        was,
        type: z.string("expected a chart type"),
        title: prose,
        subtitle: prose,
        notes: z.array(prose).default([]),
        settings: z.record(z.string(), z.unknown()).default({}),
        /** Whether the story's dashboard shows it; its own page, embeds and files are there either way. */
        listed: z.boolean().default(true),
      }),
    )
    .min(1, "expected at least one chart"),
  issues: z
    .array(
      z.strictObject({
        id,
        was,
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
export type FileFigure = z.output<typeof statedFigure>;
export type FileTime = z.output<typeof time>;
