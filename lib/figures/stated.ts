/** The figures that a source states: by themselves, as what a poll found, as the values of a series. */
import type { Poll } from "../story/story";
import { pollText } from "../words/polls";
import type { FilePoll } from "./poll-schema";
import { pollFigureId } from "./polls";
import type { FileFigure, FileTime, SourceFile } from "./schema";
import type { FileSeries } from "./series-schema";

/** One stated figure, and where its file has it. */
export interface Stated {
  figure: FileFigure & { option?: string; poll?: Omit<Poll, "option"> };
  /** The keys that lead to it. */
  at: PropertyKey[];
  /** Of its own keys those that stand elsewhere: what it shares with others. */
  elsewhere: Partial<Record<string, PropertyKey[]>>;
}

/** The keys that lead to a figure, or to one of its keys, wherever that stands. */
export function pathOf({ at, elsewhere }: Pick<Stated, "at" | "elsewhere">, ...keys: PropertyKey[]) {
  const [first, ...rest] = keys;
  return first === undefined ? at : [...(elsewhere[String(first)] ?? [...at, first]), ...rest];
}

/** Every figure that a source's file states. */
export function statedIn({ figures, polls, series }: SourceFile): Stated[] {
  return [
    ...polls.flatMap((poll, k) => statedByPoll(poll, ["polls", k])),
    ...series.flatMap((each, k) => statedBySeries(each, ["series", k])),
    ...figures.map((figure, k) => ({ figure, at: ["figures", k], elsewhere: {} })),
  ];
}

/** What a poll's source states: its shares, how many were asked, and the margin and design effect where it gives them. */
function statedByPoll(poll: FilePoll, at: PropertyKey[]): Stated[] {
  const { margin, respondents, client, mode, weighting, wording, house, time } = poll;
  const effect = poll["design-effect"];
  const unit = (key: "percent" | "percentagePoints" | "respondents" | "times") =>
    pollText((words) => words[key]);
  const published =
    margin === "not stated" ? margin : (margin.printed ?? `${margin.value} ${unit("percentagePoints").en}`);
  const taken = { client, mode, weighting, wording, margin: published };
  const stated = (
    figure: Pick<FileFigure, "id" | "label" | "unit" | "value"> & Partial<Stated["figure"]>,
    own: PropertyKey[],
  ): Stated => ({
    figure: {
      scale: "one",
      notes: [],
      ...figure,
      paragraph: figure.paragraph ?? poll.paragraph,
      attribution: house,
      time,
      poll: taken,
    },
    at: [...at, ...own],
    elsewhere: {
      time: [...at, "time"],
      attribution: [...at, "house"],
      poll: at,
      ...(figure.paragraph === undefined && { paragraph: [...at, "paragraph"] }),
    },
  });
  return [
    ...poll.answers.map(({ short: _short, ...answer }, index) =>
      stated(
        {
          ...answer,
          id: pollFigureId(poll, answer.id),
          unit: unit("percent"),
          // What is to be said of the poll stands with the first thing that it found.
          notes: index === 0 ? [...poll.notes, ...answer.notes] : answer.notes,
        },
        ["answers", index],
      ),
    ),
    stated({ ...respondents, id: pollFigureId(poll, "n"), unit: respondents.unit ?? unit("respondents") }, [
      "respondents",
    ]),
    ...(margin === "not stated"
      ? []
      : [
          stated(
            {
              ...margin,
              id: pollFigureId(poll, "margin"),
              label: pollText((words) => words.publishedMargin),
              unit: unit("percentagePoints"),
            },
            ["margin"],
          ),
        ]),
    ...(effect
      ? [
          stated(
            {
              ...effect,
              id: pollFigureId(poll, "design-effect"),
              label: pollText((words) => words.designEffect),
              unit: unit("times"),
            },
            ["design-effect"],
          ),
        ]
      : []),
  ];
}

/** The values of a series, each with what all have in common where it does not say otherwise. */
export function statedBySeries({ values, id, ...shared }: FileSeries, at: PropertyKey[]): Stated[] {
  return values.map(({ start, end, precision, written, why, inferred, ...value }, index): Stated => {
    const own = [...at, "values", index];
    const common = Object.entries(shared).filter(([key, given]) => given !== undefined && !(key in value));
    const time: FileTime = { start, end, written, why, inferred, precision: precision ?? precisionOf(start) };
    return {
      figure: {
        scale: "one",
        notes: [],
        ...shared,
        ...value,
        id: `${id}-${value.id ?? start.slice(0, "2019-05-04".length)}`,
        time,
      },
      at: own,
      elsewhere: { time: own, ...Object.fromEntries(common.map(([key]) => [key, [...at, key]])) },
    };
  });
}

/** How exactly a date or an instant is written. */
function precisionOf(start: string): FileTime["precision"] {
  const dates = ["year", "month", "day"] as const;
  return /^\d{4}(-\d{2}){0,2}$/.test(start) ? (dates[start.split("-").length - 1] ?? "day") : "minute";
}
