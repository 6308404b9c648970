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
