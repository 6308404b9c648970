import { z } from "zod";
import type { FigureRef } from "../figures/polls";
import { type Draft, find } from "../story/story";
import { type ChartType, pollId } from "./chart";
import { type Datum, datum } from "./datum";
import { figureTable, withInputs } from "./figure-table";
import { leadPanel } from "./lead";
import { sharesChecks } from "./shares-checks";
import { canFace, facing } from "./shares-facing";
import { listed } from "./shares-listed";

const settings = z.strictObject({
  poll: pollId,
  /** The colours of answers, by what their poll calls them; two without any have the story's two. */
  colours: z.record(z.string(), z.enum(["vermilion", "blue", "grey"])).default({}),
});

export type SharesSettings = z.output<typeof settings>;
type Settings = SharesSettings;

/** An answer's share in percent of all asked, with the ends of its interval. */
export interface Share extends Datum {
  colour: string;
  /** What letters on its colour are drawn in. */
  on: string;
  low: Datum | null;
  high: Datum | null;
}

/** What a poll found: two answers against each other, or more of them under each other, each with its interval; a lead. */
export const shares: ChartType<Settings> = {
  settings,
  checks: sharesChecks,

  draw({ poll, colours }, story, frame) {
    const { theme } = frame;
    const row = (ref: FigureRef | null) => ref && datum(ref, story, frame);
    const answers = poll.answers.map(({ answer, share, low, high }, index): Share => {
      const usual = poll.answers.length === 2 ? (["vermilion", "blue"] as const)[index] : undefined;
      const colour = colours[answer] ?? usual ?? "grey";
      const on = { vermilion: theme.onVermilion, blue: theme.onBlue, grey: theme.onGrey }[colour];
      return { ...datum(share, story, frame), colour: theme[colour], on, low: row(low), high: row(high) };
    });
    const [rest, margin] = [row(poll.rest), datum(poll.margin, story, frame)];
    const panel = answers.length === 2 && canFace(answers, frame) ? facing : listed;
    return [
      panel(answers, { rest, margin }, frame),
      ...(poll.lead ? [leadPanel(poll.lead, story, frame)] : []),
    ];
  },

  figures: shown,
  table: (settings, story, language) => figureTable(shown(settings, story), story, language),
};

function shown({ poll }: Settings, story: Draft) {
  const { answers, rest, respondents, margin, lead } = poll;
  const refs = [
    ...answers.map(({ share }) => share),
    rest,
    respondents,
    margin,
    ...answers.flatMap(({ low, high }) => [low, high]),
    ...(lead ? [lead.points, lead.low, lead.high] : []),
  ];
  return withInputs(
    refs.flatMap((ref) => (ref ? [find(story.figures, ref.figure)] : [])),
    story,
  );
}
