import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { id, text } from "../figures/fields";
import { type Answer, type Draft, find, type Position } from "../story/story";
import { drawingWord } from "../words/drawing";
import { citation, figureWords } from "../words/format";
import { plain, say } from "../words/prose";
import { flagsOf, labelOf } from "../words/standing";
import { type ChartType, type Frame, type Panel, pollId, textSize } from "./chart";
import { withInputs } from "./figure-table";
import { positionsChecks } from "./positions-checks";
import { pollPanel } from "./positions-poll";
import { textWidth, wrap } from "./wrap";

const step = z.strictObject({
  id,
  label: text,
  colour: z.enum(["vermilion", "blue", "grey"]).default("grey"),
});

const settings = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id,
        label: text,
        /** What may be wanted, from one end to the other; without it answers are told in words alone. */
        steps: z.array(step).min(2).max(4).optional(),
      }),
    )
    .min(1)
    .max(4),
  /** A poll of two answers on the first question, drawn under its axis. */
  poll: pollId.optional(),
});

export type PositionsSettings = z.output<typeof settings>;
type Question = PositionsSettings["questions"][number];

/** Who wants what: actors by name along what may be wanted, or under the question with their words. */
export const positions: ChartType<PositionsSettings> = {
  settings,
  checks: positionsChecks,
  shows: ["position"],
  data: ({ positions }) => ({ positions }),

  draw({ questions, poll }, story, frame) {
    return questions.flatMap((question, index) => [
      panel(question, story, frame),
      // In a narrow frame of limited height the poll is told in words alone.
      ...(poll && index === 0 && !(frame.extent === "excerpt" && frame.size !== "wide")
        ? [pollPanel(poll, story, frame)]
        : []),
    ]);
  },

  figures: polled,
  table: ({ questions, poll }, story, language) => ({
    columns: ["Actor", ...questions.map((question) => say(question.label, language))],
    rows: [
      ...story.positions.map((position) => ({
        id: position.id,
        cells: [
          say(position.actor, language),
          ...questions.map((question) => {
            const answer = position.answers[question.id];
            if (!answer) return drawingWord("not reported", language);
            return { text: plain(answer.text, story, language), note: "", cites: answer.cites };
          }),
        ],
      })),
      ...polled({ questions, poll }, story).map((figure) => ({
        id: figure.id,
        cells: [
          labelOf(figure, language),
          {
            text: figureWords(figure, language),
            note: flagsOf(figure, story, language).join(", "),
            cites: figure.cites,
          },
          ...questions.slice(1).map(() => ""),
        ],
      })),
    ],
  }),
};

/** The figures of the poll that is drawn under the first question. */
function polled({ poll }: PositionsSettings, story: Draft) {
  if (!poll) return [];
  const refs = [
    ...poll.answers.map(({ share }) => share),
    ...(poll.rest ? [poll.rest] : []),
    poll.respondents,
  ];
  return withInputs(
    refs.map((ref) => find(story.figures, ref.figure)),
    story,
  );
}

/** Letters placed in a panel: where they begin, and how they are set. */
interface Words {
  x: number;
  y: number;
  text: string;
  href?: string;
}

/** One question: its answers in the columns of its steps, those without a step under them. */
function panel({ id, label, steps = [] }: Question, story: Draft, frame: Frame): Panel {
  const { size, width, theme, language, link } = frame;
  const letters = textSize(size);
  const line = Math.round(letters * 1.3);
  const columns = size === "wide" || size === "full" ? Math.max(1, steps.length) : 1;
  const gap = 20;
  const column = (width - gap * (columns - 1)) / columns;
  const actors: Words[] = [];
  const answers: Words[] = [];
  const cites: Words[] = [];
  const heads: (Words & { colour: string })[] = [];
  const strokes: { x1: number; x2: number; y: number; colour: string }[] = [];

  const heading = wrap(say(label, language), width, letters, 600);
  let top = 4 + heading.length * line + 4;
  /** Sets one actor's answer into a column and says where it ends. */
  const set = (position: Position, answer: Answer, x: number, y: number, room: number): number => {
    const who = wrap(say(position.actor, language), room, letters, 600);
    const answered = plain(answer.text, story, language);
    const told = answer.cites.map((cite) => citation(cite, find(story.sources, cite.source))).join(", ");
    actors.push({ x, y, text: who.join("\n") });
    /** Words after what stands on a line already, where they have the room, or on lines of their own. */
    const after = (words: string, used: number, at: number) => {
      const fits = used + 8 + textWidth(words, letters) <= room;
      const lines = fits ? [words] : wrap(words, room, letters);
      const [left, top] = fits ? [used + 8, at] : [0, at + line];
      const last = textWidth(lines.at(-1) ?? "", letters);
      const end = { used: left + last, at: top + (lines.length - 1) * line };
      return { place: { x: x + left, y: top, text: lines.join("\n") }, end };
    };
    const name = { used: textWidth(who.at(-1) ?? "", letters, 600), at: y + (who.length - 1) * line };
    const what = after(answered, name.used, name.at);
    answers.push(what.place);
    const where = after(told, what.end.used, what.end.at);
    cites.push({ ...where.place, href: link({ event: position.id }) });
    return where.end.at + line + (columns > 1 ? 8 : 5);
  };
  const given = story.positions.flatMap((position) => {
    const answer = position.answers[id];
    return answer ? [{ position, answer }] : [];
  });

  const named = steps.map((step) => wrap(say(step.label, language), column, letters, 700));
  const most = Math.max(1, ...named.map(({ length }) => length));
  let bottom = top;
  for (const [index, each] of steps.entries()) {
    const head = named[index] ?? [];
    const x = columns > 1 ? index * (column + gap) : 0;
    const [from, to] =
      columns > 1 ? [index * (width / columns), (index + 1) * (width / columns)] : [0, width];
    const colour = theme[each.colour];
    let y = columns > 1 ? top : bottom;
    strokes.push({
      x1: columns > 1 && index ? x : from,
      x2: columns > 1 ? x + column : to,
      y: y + 2,
      colour,
    });
    heads.push({ x, y: y + 8, text: head.join("\n"), colour });
    y += 8 + (columns > 1 ? most : head.length) * line + 2;
    for (const { position, answer } of given.filter(({ answer }) => answer.step === each.id))
      y = set(position, answer, x, y, column);
    bottom = Math.max(bottom, y);
  }
  const wide = columns > 1 || size === "wide" || size === "full";
  for (const { position, answer } of given.filter(
    ({ answer }) => !steps.some(({ id }) => id === answer.step),
  ))
    bottom = set(position, answer, 0, bottom, wide ? Math.min(width, 560) : width);
  top = bottom;

  const style = {
    x: "x",
    y: "y",
    text: "text",
    textAnchor: "start" as const,
    lineAnchor: "top" as const,
    lineHeight: 1.3,
    fontSize: letters,
  };
  return {
    height: top + 4,
    margin: 0,
    x: { domain: [0, width], axis: null },
    y: { domain: [top + 4, 0], axis: null },
    marks: [
      Plot.text([{ x: 0, y: 4, text: heading.join("\n") }], { ...style, fontWeight: 600, fill: theme.muted }),
      Plot.ruleY(strokes, { x1: "x1", x2: "x2", y: "y", stroke: "colour", strokeWidth: 4 }),
      Plot.text(heads, { ...style, fontWeight: 700, fill: "colour" }),
      Plot.text(actors, { ...style, fontWeight: 600, fill: theme.ink }),
      Plot.text(answers, { ...style, fill: theme.ink }),
      Plot.text(cites, { ...style, fill: theme.muted, href: "href" }),
    ],
  };
}
