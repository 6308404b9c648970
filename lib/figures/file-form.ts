/** What a story says in the form that its files have: the way back from what `parseStory` makes of them. */
import { isDeepStrictEqual } from "node:util";
import type {
  Chart,
  Citation,
  Deadline,
  Draft,
  Event,
  Figure,
  Position,
  Source,
  SourceIssue,
  Time,
} from "../story/story";
import type { Text } from "../story/text";
import { isoMinute } from "../words/dates";
import type { PollFigures } from "./polls";
import type { Groups } from "./settings";

/** What a figure file can hold; a key whose value is undefined is not written. */
export type FormValue = string | number | boolean | undefined | FormValue[] | Form;
export interface Form {
  [key: string]: FormValue;
}

const words = (text: Text): FormValue => (Object.keys(text).length > 1 ? { ...text } : text.en);
const list = <T>(items: T[], each: (item: T) => FormValue) => (items.length ? items.map(each) : undefined);
const said = <T>(value: T | null, each: (value: T) => FormValue) =>
  value === null ? undefined : each(value);
const flag = (value: boolean) => (value ? true : undefined);

const cite = ({ source, paragraphs }: Citation): Form => ({
  source,
  paragraphs: list(paragraphs, Number),
});
const cites = (all: Citation[]) => all.map(cite);

const time = ({ written, start, end, precision, why, inferred }: Time): Form => ({
  written: written ?? undefined,
  start,
  end: end === start ? undefined : end,
  precision,
  why: said(why, words),
  inferred: flag(inferred),
});

export const storyForm = ({ headline, dek, zone, opens }: Draft): Form => ({
  headline: words(headline),
  dek: words(dek),
  zone,
  opens,
});

export const deadlineForm = ({ label, instant, zone, city, basis, cites: all, outcome }: Deadline): Form => ({
  label: words(label),
  instant: isoMinute(instant, zone),
  zone,
  city: words(city),
  basis: words(basis),
  cites: cites(all),
  outcome: said(outcome, (each) => ({
    label: words(each.label),
    relabel: words(each.relabel),
    at: isoMinute(each.at, zone),
    cites: cites(each.cites),
  })),
});

export const sourceForm = (source: Source): Form => {
  const { printed, resolved, zone, assumed, reposted } = source.published;
  return {
    id: source.id,
    mark: source.mark,
    publisher: source.publisher,
    title: source.title,
    url: source.url ?? undefined,
    published: {
      printed: printed ?? undefined,
      resolved,
      zone: zone ?? undefined,
      assumed: flag(assumed),
      reposted: flag(reposted),
    },
    outside: flag(source.outside),
    licence: source.licence,
    archive: source.archive ? { ...source.archive } : undefined,
    note: said(source.note, words),
  };
};

/** What every figure says of itself; the desk's own name for what a poll's option is called goes without saying. */
const figureForm = (figure: Figure): Form => ({
  id: figure.id,
  label: words(figure.label),
  ours: figure.ours === (figure.poll?.option === "ours") ? undefined : figure.ours,
  unit: words(figure.unit),
  scale: figure.scale === "one" ? undefined : figure.scale,
  value: figure.value,
  digits: figure.digits ?? undefined,
  qualifier: figure.qualifier ?? undefined,
  category: said(figure.category, words),
  notes: list(figure.notes, words),
});

export const derivedForm = (figure: Figure): Form => ({
  ...figureForm(figure),
  formula: figure.formula ?? undefined,
});

/** A figure that a source states, among that source's figures. */
export const statedForm = (figure: Figure): Form => {
  const [own, ...also] = figure.cites;
  return {
    ...figureForm(figure),
    option: figure.poll?.option ?? undefined,
    printed: figure.printed ?? undefined,
    counted: figure.counted ?? undefined,
    paragraph: own?.paragraphs[0],
    also: list(also, cite),
    attribution: said(figure.attribution, words),
    time: said(figure.time, time),
  };
};

export const eventForm = (event: Event): Form => ({
  id: event.id,
  label: words(event.label),
  detail: said(event.detail, words),
  planned: flag(event.planned),
  time: time(event.time),
  exact: said(event.exact, (exact) => ({ time: time(exact.time), cites: cites(exact.cites) })),
  cites: cites(event.cites),
  notes: list(event.notes, words),
});

export const positionForm = ({ id, actor, answers }: Position): Form => ({
  id,
  actor: words(actor),
  answers: Object.fromEntries(
    Object.entries(answers).map(([question, { text, step, colour, cites: all }]) => [
      question,
      {
        text: words(text),
        step: step ?? undefined,
        colour: colour === "grey" ? undefined : colour,
        cites: cites(all),
      },
    ]),
  ),
});

export const chartForm = (chart: Chart, series: Groups["series"]): Form => ({
  id: chart.id,
  type: chart.type,
  title: words(chart.title),
  subtitle: words(chart.subtitle),
  notes: list(chart.notes, words),
  settings: settingsForm(chart.settings, series) as Form,
  listed: chart.listed ? undefined : false,
});

export const issueForm = (issue: SourceIssue): Form => ({
  id: issue.id,
  about: { figures: list(issue.about.figures, String), events: list(issue.about.events, String) },
  state: issue.state,
  summary: words(issue.summary),
  evidence: words(issue.evidence),
  believed: list(issue.believed, String),
  cites: cites(issue.cites),
});

/** Settings with the ids that stand for figures and events, and those of polls, and of series where all of theirs are meant. */
function settingsForm(value: unknown, series: Groups["series"]): FormValue {
  if (typeof value !== "object" || value === null) return (value ?? undefined) as FormValue;
  if (Array.isArray(value)) {
    const whole = [...series].find(([, group]) => isDeepStrictEqual(group, value));
    return whole ? whole[0] : value.map((each) => settingsForm(each, series));
  }
  const poll = pollNamed(value as Partial<PollFigures>);
  if (poll) return poll;
  const entries = Object.entries(value);
  const [[key = "", only] = [], ...more] = entries;
  if (more.length === 0 && typeof only === "string" && ["figure", "event", "en"].includes(key)) return only;
  return Object.fromEntries(entries.map(([name, each]) => [name, settingsForm(each, series)]));
}

/** The id of the poll whose figures stand in its place. */
function pollNamed({ respondents, answers }: Partial<PollFigures>): string | null {
  const id = answers && respondents?.figure;
  return typeof id === "string" && id.endsWith("-n") ? id.slice(0, -"-n".length) : null;
}
