import { z } from "zod";
import { amount, places } from "../story/arithmetic";
import { didYouMean } from "../words/near";
import { decimal, id, lineOf, paragraph, statedParts, text, time, unlooked, was } from "./fields";

const disclosed = lineOf('expected what the source says of it, or "not stated"');

const positive = decimal.refine((value) => Number(value) > 0, "expected more than 0");

/** As a source gives it, in percentage points: of a share of one half no more than all of it. */
const statedMargin = positive.refine((value) => Number(value) <= 50, "expected at most 50 percentage points");

/** One answer, with its share in percent of all asked. */
const answer = z.strictObject({
  ...statedParts,
  id,
  was,
  label: text,
  /** What it is called beside another: the lead of *scrap* over *keep*. */
  short: text.optional(),
  value: decimal.refine(
    (value) => amount(value).gte(0) && amount(value).lte(100),
    "expected a share of 0 to 100 percent",
  ),
  option: lineOf('expected the answer\'s words as the source prints them, or "ours"'),
  ours: z.boolean().optional(),
});

const respondents = z.strictObject({
  ...statedParts,
  label: text,
  unit: text.optional(),
  value: decimal.regex(/^[1-9]\d*$/, 'expected a whole number of people, such as "1006"'),
});

/** One poll: how it was taken, and what it found. */
export const poll = z
  .strictObject({
    id,
    was,
    draft: unlooked,
    house: text,
    time,
    paragraph: paragraph.optional(),
    client: disclosed,
    mode: disclosed,
    weighting: disclosed,
    wording: disclosed,
    /** At 95% confidence, of a share of one half, in percentage points. */
    margin: z.union([z.literal("not stated"), z.strictObject({ ...statedParts, value: statedMargin })], {
      error: 'expected "not stated", or the margin that the source gives: { value, printed }',
    }),
    "design-effect": z.strictObject({ ...statedParts, value: positive }).optional(),
    respondents,
    answers: z.array(answer).min(2, "expected two to seven answers").max(7, "expected two to seven answers"),
    /** What the answers leave of 100. */
    rest: z
      .strictObject({
        label: text,
        ours: z.boolean("whose name is it? write ours: true, or ours: false where a source has it"),
      })
      .optional(),
    /** The answer that is ahead, and the one that it is ahead of. */
    lead: z.tuple([id, id], "expected two answers: [the one ahead, the one behind]").optional(),
    notes: z.array(text).default([]),
  })
  .superRefine(({ answers, rest, lead, respondents, "design-effect": effect }, context) => {
    const wrong = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    if (effect && Number(respondents.value) > 0 && amount(effect.value).gt(respondents.value))
      wrong(
        ["design-effect", "value"],
        `a design effect of ${effect.value} leaves of ${respondents.value} respondents not one`,
      );
    const left = amount("100").minus(sharesOf(answers));
    if (rest && left.lte(0)) wrong(["rest"], "the answers leave nothing of 100");
    if (!rest && left.gt(rounding(answers)))
      wrong(["rest"], `the answers leave ${left.toFixed()} of 100: say what, and whose name that is`);
    const ids = answers.map((each) => each.id);
    for (const [at, one] of ids.entries()) {
      if (ids.indexOf(one) < at) wrong(["answers", at, "id"], `answer named twice: ${one}`);
    }
    if (!lead) return;
    for (const [at, one] of lead.entries()) {
      if (!ids.includes(one)) wrong(["lead", at], `unknown answer: ${one}${didYouMean(one, ids)}`);
    }
    const [of, over] = lead.map((one) => answers.find((each) => each.id === one));
    if (of && over && (of === over || amount(of.value).lt(over.value)))
      wrong(["lead"], `${of.id} is not ahead of ${over.id}: ${of.value}, ${over.value}`);
  });

export type FilePoll = z.output<typeof poll>;

/** What the shares of answers add up to. */
export const sharesOf = (answers: FilePoll["answers"]) =>
  answers.reduce((sum, { value }) => sum.plus(value), amount("0"));

/** By how much rounded shares may miss 100 together: half a unit of each one's last digit. */
export const rounding = (answers: FilePoll["answers"]) =>
  answers.reduce((sum, { value }) => sum.plus(amount("0.5").times(`1e-${places(value)}`)), amount("0"));
