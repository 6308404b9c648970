import type { Figure } from "../story/story";
import { type FigureRef, type PollFigures, pollFigures } from "./polls";
import type { SourceFile } from "./schema";
import { statedBySeries } from "./series-stated";

/** What stands in a chart's settings in place of the id of a poll or a series. */
export interface Groups {
  poll: ReadonlyMap<string, PollFigures>;
  series: ReadonlyMap<string, FigureRef[]>;
}

/** The polls of source files, and their series, each in the order of its times. */
export function groupsIn(files: SourceFile[], figures: Figure[]): Groups {
  const startsAt = new Map(figures.map(({ id, time }) => [id, time?.startsAt ?? ""]));
  const inOrder = (ids: string[]) =>
    ids
      .toSorted((a, b) => (startsAt.get(a) ?? "").localeCompare(startsAt.get(b) ?? ""))
      .map((figure) => ({ figure }));
  return {
    poll: new Map(files.flatMap(({ polls }) => polls.map((poll) => [poll.id, pollFigures(poll)]))),
    series: new Map(
      files.flatMap(({ series }) =>
        series.map((each) => [each.id, inOrder(statedBySeries(each, []).map(({ figure }) => figure.id))]),
      ),
    ),
  };
}

/** Checked settings with the figures of polls and series in place of their ids; `unknown` hears of ids that nothing has. */
export function expanded(
  settings: unknown,
  groups: Groups,
  unknown: (kind: keyof Groups, id: string, at: PropertyKey[]) => void,
  at: PropertyKey[] = [],
): unknown {
  if (typeof settings !== "object" || settings === null) return settings;
  const entries = Object.entries(settings);
  const [[kind, id] = [], ...more] = entries;
  if ((kind === "poll" || kind === "series") && typeof id === "string" && more.length === 0) {
    const group = groups[kind].get(id);
    if (!group) unknown(kind, id, at);
    return group;
  }
  if (Array.isArray(settings))
    return settings.map((each, index) => expanded(each, groups, unknown, [...at, index]));
  return Object.fromEntries(
    entries.map(([key, each]) => [key, expanded(each, groups, unknown, [...at, key])]),
  );
}
