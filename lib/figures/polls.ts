import type { FilePoll } from "./poll-schema";

/** A reference to a figure, as a chart's checked settings hold it. */
export interface FigureRef {
  figure: string;
}

/** The figures of one poll by their part in it: what a chart's settings hold in place of the poll's id. */
export interface PollFigures {
  respondents: FigureRef;
  /** The margin of a share of one half, in percentage points. */
  margin: FigureRef;
  /** What the answers leave of 100; null where they leave nothing. */
  rest: FigureRef | null;
  answers: PollAnswer[];
  /** How far one answer is ahead of another, in percentage points, with the ends of its interval. */
  lead: { of: string; over: string; points: FigureRef; low: FigureRef; high: FigureRef } | null;
}

/** One answer: its share in percent of all asked, and the ends of that share's interval. */
export interface PollAnswer {
  /** What it is called within its poll. */
  answer: string;
  share: FigureRef;
  low: FigureRef | null;
  high: FigureRef | null;
}

/** The id of a poll's figure: `poll-margin`, of one answer's `poll-scrap`, `poll-scrap-low`. */
export function pollFigureId({ id }: { id: string }, ...part: string[]): string {
  return [id, ...part].join("-");
}

/** A poll of a source's file by its figures. */
export function pollFigures(poll: FilePoll): PollFigures {
  const ref = (...part: string[]): FigureRef => ({ figure: pollFigureId(poll, ...part) });
  const [of, over] = poll.lead ?? [];
  return {
    respondents: ref("n"),
    margin: ref("margin"),
    rest: poll.rest ? ref("rest") : null,
    answers: poll.answers.map(({ id }) => ({
      answer: id,
      share: ref(id),
      low: ref(id, "low"),
      high: ref(id, "high"),
    })),
    lead:
      of && over
        ? { of, over, points: ref("lead"), low: ref("lead", "low"), high: ref("lead", "high") }
        : null,
  };
}
