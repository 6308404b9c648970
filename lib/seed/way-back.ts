/** The edits that would make a story's files say what an edition said. Pure. */
import { isDeepStrictEqual } from "node:util";
import {
  chartForm,
  deadlineForm,
  derivedForm,
  eventForm,
  type Form,
  type FormValue,
  issueForm,
  positionForm,
  sourceForm,
  statedForm,
  storyForm,
} from "../figures/file-form";
import { madeIn } from "../figures/made";
import type { Parsed } from "../figures/parse";
import type { SourceFile, StoryFile } from "../figures/schema";
import type { FileSeries } from "../figures/series-schema";
import { statedBySeries } from "../figures/series-stated";
import type { Groups } from "../figures/settings";
import { pathOf, type Stated, statedIn } from "../figures/stated";
import type { Draft, Figure } from "../story/story";
import type { Keys } from "./edit";

/** One edit of a file. */
export type Step =
  /** A value set or, where it is undefined, taken away; `own` leads to where it would stand for one alone of `all` that share it. */
  | { do: "set"; path: string; keys: Keys; value: FormValue; own?: Keys; all?: number }
  /** An item of a list taken away. */
  | { do: "remove"; path: string; keys: Keys }
  /** An item put into a list: at a place, behind the one with an id, first where that is empty, last where it is null. */
  | { do: "insert"; path: string; keys: Keys; value: FormValue; after: number | string | null };

/** The edits towards what a story said, as far as edits can; what only files hold, how events follow each other, stays. */
export function wayBack(target: Draft, { draft, story, sources }: Parsed): Step[] {
  const file = story.value as StoryFile;
  const { path } = story;
  const within = (keys: Keys, was: FormValue, now: FormValue) =>
    changes(was, now, keys).map(([keys, value]): Step => ({ do: "set", path, keys, value }));
  const listed = <T extends { id: string }>(
    part: "derived" | "events" | "positions" | "charts" | "issues",
    was: T[],
    now: T[],
    [before, after]: [form: (item: T) => Form, form: (item: T) => Form],
  ): Step[] => [
    ...file[part].flatMap(({ id }, k): Step[] => {
      const [old, item] = [was.find((each) => each.id === id), now.find((each) => each.id === id)];
      if (!item) return [{ do: "remove", path, keys: [part, k] }];
      return old ? within([part, k], before(old), after(item)) : [];
    }),
    ...now.flatMap((item, k): Step[] => {
      if (file[part].some(({ id }) => id === item.id)) return [];
      return [{ do: "insert", path, keys: [part], value: after(item), after: now[k - 1]?.id ?? "" }];
    }),
  ];
  const [was, now] = [seriesOf(draft, sources), seriesOf(target, sources)];
  return [
    ...within([], storyForm(draft), storyForm(target)),
    ...within(["deadline"], deadlineForm(draft.deadline), deadlineForm(target.deadline)),
    ...sources.flatMap((document) => inSource(document, draft, target)),
    ...listed("derived", draft.figures, derivedOf(target, sources), [derivedForm, derivedForm]),
    ...listed("events", draft.events, target.events, [eventForm, eventForm]),
    ...listed("positions", draft.positions, target.positions, [positionForm, positionForm]),
    ...listed("charts", draft.charts, target.charts, [
      (chart) => chartForm(chart, was),
      (chart) => chartForm(chart, now),
    ]),
    ...listed("issues", draft.issues, target.issues, [issueForm, issueForm]),
  ];
}

type Source = Parsed["sources"][number];

/** A story's figures by formula, but for those that the desk makes of a poll. */
function derivedOf({ figures }: Draft, sources: Source[]): Figure[] {
  const made = sources.flatMap(({ value }) => madeIn(value as SourceFile).map(({ figure }) => figure.id));
  const polls = figures.flatMap(({ id, poll }) =>
    poll && id.endsWith("-n") ? [id.slice(0, -"n".length)] : [],
  );
  const part = /^(rest|margin|lead|.+-(margin|low|high))$/;
  return figures.filter(
    ({ id, formula }) =>
      formula !== null &&
      !made.includes(id) &&
      !polls.some((poll) => id.startsWith(poll) && part.test(id.slice(poll.length))),
  );
}

/** The figures of the files' series as a story has them, in the order of their times. */
function seriesOf(draft: Draft, sources: Source[]): Groups["series"] {
  const startsAt = ({ time }: Figure) => time?.startsAt ?? "";
  const found = sources.flatMap(({ value }) => {
    const { source, series } = value as SourceFile;
    return series.map((each) => {
      const own = draft.figures.filter(
        (figure) => isStatedBy(figure, source.id) && belongsTo(figure, each, draft),
      );
      const ordered = own.toSorted((a, b) => startsAt(a).localeCompare(startsAt(b)));
      return [each.id, ordered.map((figure) => ({ figure: figure.id }))] as const;
    });
  });
  return new Map(found);
}

/** Whether a figure is of a file's series, or has been: called after it by its day, or drawn in one row with others of it. */
function belongsTo(figure: Figure, series: FileSeries, { charts }: Draft): boolean {
  const ids = statedBySeries(series, []).map((each) => each.figure.id);
  if (ids.includes(figure.id)) return true;
  if (!figure.id.startsWith(`${series.id}-`) || !figure.time || figure.unit.en !== series.unit.en)
    return false;
  if (figure.id === `${series.id}-${dayOf(figure.time.start)}`) return true;
  return charts
    .flatMap(({ settings }) => rowsIn(settings))
    .some((row) => row.includes(figure.id) && row.some((id) => ids.includes(id)));
}

const dayOf = (start: string) => start.slice(0, "2019-05-04".length);

/** The rows of figures in a chart's settings, by their ids. */
function rowsIn(settings: unknown): string[][] {
  if (typeof settings !== "object" || settings === null) return [];
  const own = Array.isArray(settings)
    ? [settings.flatMap((each) => (typeof each?.figure === "string" ? [each.figure as string] : []))]
    : [];
  return [...own, ...Object.values(settings).flatMap(rowsIn)];
}

/** Whether a source states a figure first. */
export function isStatedBy({ formula, cites }: Figure, source: string): boolean {
  return formula === null && cites[0]?.source === source;
}

/** The edits of a source's file; none where one of both has not the source. */
function inSource({ path, value }: Source, draft: Draft, target: Draft): Step[] {
  const file = value as SourceFile;
  const [was, now] = [draft, target].map(({ sources }) => sources.find(({ id }) => id === file.source.id));
  if (!was || !now) return [];
  const stated = statedIn(file);
  const wanted = ({ figure }: Stated) =>
    target.figures.find(({ id, formula }) => id === figure.id && formula === null);
  // A poll or a series none of whose figures is wanted goes whole.
  const whole = (["polls", "series"] as const).flatMap((part) =>
    file[part].flatMap((_, k) =>
      stated.some((each) => each.at[0] === part && each.at[1] === k && wanted(each)) ? [] : [[part, k]],
    ),
  );
  const goesWhole = ({ at }: Stated) => whole.some(([part, k]) => at[0] === part && at[1] === k);
  return [
    ...changes(sourceForm(was), sourceForm(now), ["source"]).map(
      ([keys, value]): Step => ({ do: "set", path, keys, value }),
    ),
    ...whole.map((keys): Step => ({ do: "remove", path, keys })),
    ...stated.flatMap((each): Step[] => {
      const [old, figure] = [draft.figures.find(({ id }) => id === each.figure.id), wanted(each)];
      if (old && figure) return figureSteps(each, old, figure, file, path);
      const listed = typeof each.at.at(-1) === "number";
      return goesWhole(each) || !listed ? [] : [{ do: "remove", path, keys: each.at as Keys }];
    }),
    ...target.figures
      .filter((figure) => isStatedBy(figure, file.source.id))
      .filter(({ id }) => !stated.some((each) => each.figure.id === id))
      .flatMap((figure) => newFigure(figure, file, path, target) ?? []),
  ];
}

/** What an answer of a poll, and its respondents, say for themselves. */
const ofAnswers = "label ours value printed qualifier paragraph also notes option".split(" ");

/** The edits of one stated figure, wherever its parts stand. */
function figureSteps(stated: Stated, was: Figure, now: Figure, file: SourceFile, path: string): Step[] {
  const [group, k] = stated.at as [string, number];
  const poll = group === "polls" ? file.polls[k] : undefined;
  const [old, form] = [statedForm(was), statedForm(now)];
  const steps = Object.keys({ ...old, ...form }).flatMap((key): Step[] => {
    const shared = stated.elsewhere[key] as Keys | undefined;
    const own = ofAnswers.includes(key) || (key === "unit" && stated.at.at(-1) === "respondents");
    if (poll && !shared && !own) return [];
    if (poll && key === "notes" && !isDeepStrictEqual(old.notes, form.notes))
      return pollNotes(stated, form.notes as FormValue[] | undefined, poll, path);
    const to = pathOf(stated, key) as Keys;
    return changes(old[key], form[key], to).map(([keys, value]): Step => {
      const step = { do: "set" as const, path, keys, value };
      if (group !== "series" || !shared || key === "time") return step;
      const alone = [...(stated.at as Keys), ...keys.slice(to.length - 1)];
      return { ...step, own: alone, all: file.series[k]?.values.length };
    });
  });
  const taken = (["client", "mode", "weighting", "wording"] as const).flatMap((key): Step[] => {
    const said = now.poll?.[key];
    if (!poll || !said || said === was.poll?.[key]) return [];
    return [{ do: "set", path, keys: ["polls", k, key], value: said }];
  });
  return [...steps, ...taken];
}

/** What is to be said of a poll stands with its first answer's own notes. */
function pollNotes(
  { at }: Stated,
  notes: FormValue[] = [],
  poll: SourceFile["polls"][number],
  path: string,
): Step[] {
  const listed = (keys: Keys, value: FormValue[]): Step => ({
    do: "set",
    path,
    keys: [...keys, "notes"],
    value: value.length ? value : undefined,
  });
  const shared = poll.notes.map((text): FormValue => (Object.keys(text).length > 1 ? { ...text } : text.en));
  const first = at[2] === "answers" && at[3] === 0;
  if (!first || isDeepStrictEqual(notes.slice(0, shared.length), shared))
    return [listed(at as Keys, first ? notes.slice(shared.length) : notes)];
  return [listed(at.slice(0, 2) as Keys, notes), listed(at as Keys, [])];
}

/**
 * The edit that puts a stated figure into its source's file: as an answer of a poll, in a
 * series, or by itself; null for another part of a poll, which no edit makes.
 */
export function newFigure(figure: Figure, file: SourceFile, path: string, target: Draft): Step[] | null {
  const { option, ...form } = statedForm(figure);
  if (figure.poll) {
    const k = file.polls.findIndex(({ id }) => figure.id.startsWith(`${id}-`));
    const poll = file.polls[k];
    if (!poll || option === undefined) return null;
    const { unit: _unit, attribution: _house, time: _time, paragraph, ...answer } = form;
    const own = paragraph === poll.paragraph ? undefined : paragraph;
    const value = { ...answer, id: figure.id.slice(poll.id.length + 1), paragraph: own, option };
    const answers = target.figures.filter(({ id, poll: of }) => of?.option && id.startsWith(`${poll.id}-`));
    return [{ do: "insert", path, keys: ["polls", k, "answers"], value, after: answers.indexOf(figure) }];
  }
  const at = file.series.findIndex((each) => belongsTo(figure, each, target));
  const series = file.series[at];
  if (series && figure.time) {
    const { id: _id, unit: _unit, time, ...own } = form;
    const { start, precision, ...when } = time as Form;
    const rest = figure.id.slice(series.id.length + 1);
    const id = rest === dayOf(figure.time.start) ? undefined : rest;
    const value = { id, ...own, start, ...when, precision };
    const all = target.figures.filter((each) => belongsTo(each, series, target));
    return [{ do: "insert", path, keys: ["series", at, "values"], value, after: all.indexOf(figure) }];
  }
  return [{ do: "insert", path, keys: ["figures"], value: form, after: null }];
}

/** The smallest changes from one form to another, by the keys that lead to them. */
export function changes(was: FormValue, now: FormValue, keys: Keys = []): [Keys, FormValue][] {
  if (isDeepStrictEqual(was, now)) return [];
  if (isForm(was) && isForm(now)) {
    return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((key) =>
      changes(was[key], now[key], [...keys, key]),
    );
  }
  if (Array.isArray(was) && Array.isArray(now) && was.length === now.length)
    return was.flatMap((each, k) => changes(each, now[k], [...keys, k]));
  return [[keys, now]];
}

function isForm(value: FormValue): value is Form {
  return typeof value === "object" && !Array.isArray(value);
}
