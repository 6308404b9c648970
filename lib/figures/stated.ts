/** The figures that a source states: by themselves, as what a poll found, as the values of a series. */
import type { Poll } from "../story/story";
import { statedByPoll } from "./poll-stated";
import type { FileFigure, SourceFile } from "./schema";
import { statedBySeries } from "./series-stated";

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

const known = new WeakMap<SourceFile, Stated[]>();

/** Every figure that a source's file states. */
export function statedIn(file: SourceFile): Stated[] {
  const stated = known.get(file) ?? found(file);
  known.set(file, stated);
  return stated;
}

function found({ figures, polls, series }: SourceFile): Stated[] {
  return [
    ...polls.flatMap((poll, k) => statedByPoll(poll, ["polls", k])),
    ...series.flatMap((each, k) => statedBySeries(each, ["series", k])),
    ...figures.map(({ draft: _draft, ...figure }, k) => ({ figure, at: ["figures", k], elsewhere: {} })),
  ];
}
