/** The figures that the desk makes of a poll: what its answers leave, margins and intervals, the lead. */
import { places } from "../story/arithmetic";
import type { Text } from "../story/text";
import { pollText } from "../words/polls";
import { say } from "../words/prose";
import type { FilePoll } from "./poll-schema";
import { pollFigureId } from "./polls";
import type { SourceFile } from "./schema";

/** A figure by its formula, from which its value follows. */
export interface Recipe {
  id: string;
  label: Text;
  /** True when its label holds a name that is the desk's. */
  ours: boolean;
  unit: Text;
  formula: string;
  /** Decimal places of its value. */
  places: number;
  /** Decimal places that readers see, when fewer. */
  digits: number | null;
  /** The least and the most that it can be. */
  within?: readonly [least: number, most: number];
  notes: Text[];
}

/** A made figure, and the keys that lead to the poll that it is made of. */
export interface Made {
  figure: Recipe;
  at: PropertyKey[];
}

const known = new WeakMap<SourceFile, Made[]>();

/** Every figure that the desk makes of what a source's file states, each after those that its formula names. */
export function madeIn(file: SourceFile): Made[] {
  const made = known.get(file) ?? makeAll(file);
  known.set(file, made);
  return made;
}

function makeAll({ polls }: SourceFile): Made[] {
  return polls.flatMap((poll, k) =>
    [rest, half, intervals, lead]
      .flatMap((recipes) => recipes(poll))
      .map((figure) => ({ figure, at: ["polls", k] })),
  );
}

type Answer = FilePoll["answers"][number];

/** How many standard errors hold 95% of samples. */
const z95 = "1.96";

/** Decimal places of margins and of the ends of intervals. */
const fine = 2;

const percent = pollText((words) => words.percent);
const percentagePoints = pollText((words) => words.percentagePoints);
const points = pollText((words) => words.points);

function rest(poll: FilePoll): Recipe[] {
  if (!poll.rest) return [];
  const shares = poll.answers.map(({ id }) => ref(poll, id));
  const formula = ["100", ...shares].join(" - ");
  return [
    { id: pollFigureId(poll, "rest"), ...poll.rest, unit: percent, formula, ...sum(poll.answers), notes: [] },
  ];
}

/** The margin of a share of one half, where the source gives none. */
function half(poll: FilePoll): Recipe[] {
  if (poll.margin !== "not stated") return [];
  const label = pollText((words) => words.margin);
  const formula = `100 * ${z95} * sqrt(0.25${effect(poll)} / ${ref(poll, "n")})`;
  const made = margin(poll, "margin", label, percentagePoints, formula);
  return [{ ...made, digits: 1 }];
}

/** Of each answer the margin of its share, from the variance p(100 − p), and the ends of its interval. */
function intervals(poll: FilePoll): Recipe[] {
  return poll.answers.flatMap((answer) => {
    const named = (key: "marginOf" | "lowOf" | "highOf") =>
      pollText((words, language) => words[key](say(answer.label, language)));
    const share = ref(poll, answer.id);
    const formula = margins(poll, `${share} * (100 - ${share})`);
    const own = margin(poll, `${answer.id}-margin`, named("marginOf"), percentagePoints, formula);
    const digits = Math.min(1, places(answer.value));
    return [own, ...ends(poll, answer.id, [named("lowOf"), named("highOf")], percent, digits, [0, 100])].map(
      (each) => ({ ...each, ours: isOurs(answer) }),
    );
  });
}

/** How far one answer is ahead of another, and the ends of its interval, from the multinomial's variance p + q − (p − q)². */
function lead(poll: FilePoll): Recipe[] {
  const [first, second] = (poll.lead ?? []).flatMap((id) => poll.answers.filter((each) => each.id === id));
  if (!first || !second) return [];
  const both = [first, second];
  const [p, q, ahead] = [ref(poll, first.id), ref(poll, second.id), ref(poll, "lead")];
  const label = pollText((words, language) => {
    const name = ({ short, label }: Answer) =>
      short ? say(short, language) : words.quoted(say(label, language));
    return words.lead(name(first), name(second));
  });
  const formula = margins(poll, `(100 * (${p} + ${q}) - ${ahead} * ${ahead})`);
  const names: [Text, Text] = [pollText((words) => words.leadLow), pollText((words) => words.leadHigh)];
  const digits = Math.min(1, ...both.map(({ value }) => places(value)));
  return [
    {
      id: pollFigureId(poll, "lead"),
      label,
      ours: both.some(isOurs),
      unit: points,
      formula: `${p} - ${q}`,
      ...sum(both),
      notes: [],
    },
    margin(
      poll,
      "lead-margin",
      pollText((words) => words.leadMargin),
      points,
      formula,
    ),
    ...ends(poll, "lead", names, points, digits, [-100, 100]),
  ];
}

function margin(poll: FilePoll, part: string, label: Text, unit: Text, formula: string): Recipe {
  const id = pollFigureId(poll, part);
  return { id, label, ours: false, unit, formula, places: fine, digits: null, notes: basis(poll) };
}

/** A value less and plus its margin. */
function ends(
  poll: FilePoll,
  part: string,
  [low, high]: [Text, Text],
  unit: Text,
  digits: number,
  within: Recipe["within"],
): Recipe[] {
  const [value, half] = [ref(poll, part), ref(poll, part, "margin")];
  const end = { ours: false, unit, places: fine, digits, within, notes: basis(poll) };
  return [
    { ...end, id: pollFigureId(poll, part, "low"), label: low, formula: `${value} - ${half}` },
    { ...end, id: pollFigureId(poll, part, "high"), label: high, formula: `${value} + ${half}` },
  ];
}

/** A margin from the variance of one answer, in percent squared: as the source's own margin implies it, or by sampling. */
function margins(poll: FilePoll, variance: string): string {
  return poll.margin === "not stated"
    ? `${z95} * sqrt(${variance}${effect(poll)} / ${ref(poll, "n")})`
    : `${ref(poll, "margin")} * sqrt(${variance}) / 50`;
}

/** What a margin rests on. */
function basis(poll: FilePoll): Text[] {
  if (poll.margin !== "not stated") return [pollText((words) => words.asPublished)];
  return [pollText((words) => (effect(poll) ? words.withDesignEffect : words.simple))];
}

/** The design effect as a factor of a variance; nothing where the source gives none. */
function effect(poll: FilePoll): string {
  return poll["design-effect"] ? ` * ${ref(poll, "design-effect")}` : "";
}

/** The decimal places of a sum of shares, shown no closer than the roughest of them. */
function sum(answers: Answer[]): Pick<Recipe, "places" | "digits"> {
  const exact = answers.map(({ value }) => places(value));
  const [least, most] = [Math.min(...exact), Math.max(...exact)];
  return { places: most, digits: least < most ? least : null };
}

function ref(poll: FilePoll, ...part: string[]): string {
  return `{${pollFigureId(poll, ...part)}}`;
}

/** Whether an answer's name is the desk's. */
function isOurs({ ours, option }: Answer): boolean {
  return ours ?? option === "ours";
}
