import type * as Plot from "@observablehq/plot";
import { z } from "zod";
import { id, text } from "../figures/schema";
import { type Answer, type Citation, type Draft, find } from "../story/story";
import { citation } from "../words/format";
import { plain, say } from "../words/prose";
import { type ChartType, type Frame, type Panel, textSize } from "./chart";
import { box, canvas, path, words } from "./marks";
import { positionsChecks } from "./positions-checks";
import { wrap } from "./wrap";

const settings = z.strictObject({
  questions: z
    .array(z.strictObject({ id, label: text }))
    .min(1)
    .max(4),
});

export type PositionsSettings = z.output<typeof settings>;
type Settings = PositionsSettings;

/** What stands where nobody's answer is known. */
const notReported = "not reported";

/** Who wants what: actors by questions, each answer in its side's colour with its source. */
export const positions: ChartType<Settings> = {
  settings,
  checks: positionsChecks,
  shows: ["position"],
  data: ({ positions }) => ({ positions }),

  draw(settings, story, frame) {
    return frame.size === "wide" ? grid(settings, story, frame) : byQuestion(settings, story, frame);
  },

  figures: () => [],
  table: ({ questions }, story, language) => ({
    columns: ["Actor", ...questions.map((question) => say(question.label, language))],
    rows: story.positions.map((position) => ({
      id: position.id,
      cells: [
        say(position.actor, language),
        ...questions.map((question) => {
          const answer = position.answers[question.id];
          if (!answer) return notReported;
          return { text: plain(answer.text, story.figures, language), note: "", cites: answer.cites };
        }),
      ],
    })),
  }),
};

/** Actors down, questions across. */
function grid({ questions }: Settings, story: Draft, frame: Frame): Panel[] {
  const { size, width, theme, language, link } = frame;
  const text = textSize(size);
  const line = Math.round(text * 1.35);
  const actorWidth = 196;
  const gap = 16;
  const column = (width - actorWidth - gap * questions.length) / questions.length;
  const x = (index: number) => actorWidth + gap + index * (column + gap);
  const style = { baseline: "top" as const, size: text, leading: 1.3 };
  const marks: Plot.Markish[] = [];
  const headings = questions.map((question) => wrap(say(question.label, language), column, text));
  for (const [index, lines] of headings.entries())
    marks.push(words(lines.join("\n"), { ...style, x: x(index), y: 0, fill: theme.muted }));
  let y = Math.max(...headings.map((lines) => lines.length)) * line + 8;
  for (const position of story.positions) {
    marks.push(path([0, y, width, y], { stroke: theme.hairline }));
    y += 12;
    const actor = wrap(say(position.actor, language), actorWidth, text, 600);
    marks.push(words(actor.join("\n"), { ...style, x: 0, y, weight: 600, fill: theme.ink }));
    let tallest = actor.length;
    for (const [index, question] of questions.entries()) {
      const answer = position.answers[question.id];
      if (!answer) {
        marks.push(words(notReported, { ...style, x: x(index), y, fill: theme.muted, italic: true }));
        continue;
      }
      const lines = answerMarks(answer, { x: x(index), y, width: column }, story, frame, marks);
      const cites = wrap(citesInWords(answer.cites, story), column - 12, text);
      marks.push(
        words(cites.join("\n"), {
          ...style,
          x: x(index) + 12,
          y: y + lines * line,
          fill: theme.muted,
          href: link({ event: position.id }),
        }),
      );
      tallest = Math.max(tallest, lines + cites.length);
    }
    y += tallest * line + 12;
  }
  return [canvas(y, marks)];
}

/** Question by question, each answer with who gives it: what a narrow drawing has room for. */
function byQuestion({ questions }: Settings, story: Draft, frame: Frame): Panel[] {
  const { size, width, theme, language, link } = frame;
  const text = textSize(size);
  const line = Math.round(text * 1.35);
  const style = { baseline: "top" as const, size: text, leading: 1.3, fill: theme.muted };
  const marks: Plot.Markish[] = [];
  let y = 0;
  for (const question of questions) {
    const heading = wrap(say(question.label, language), width, text);
    marks.push(
      words(heading.join("\n"), { ...style, x: 0, y }),
      path([0, y + heading.length * line + 2, width, y + heading.length * line + 2], {
        stroke: theme.hairline,
      }),
    );
    y += heading.length * line + 8;
    for (const { id, actor, answers } of story.positions) {
      const answer = answers[question.id];
      if (!answer) continue;
      const lines = answerMarks(answer, { x: 0, y, width }, story, frame, marks);
      const who = `${say(actor, language)} · ${citesInWords(answer.cites, story)}`;
      const told = wrap(who, width - 12, text);
      marks.push(words(told.join("\n"), { ...style, x: 12, y: y + lines * line, href: link({ event: id }) }));
      y += (lines + told.length) * line + 6;
    }
    y += 5;
  }
  return [canvas(y, marks)];
}

/** An answer beside a bar in its side's colour; says how many lines it takes. */
function answerMarks(
  { text: answered, colour: side }: Answer,
  { x, y, width }: { x: number; y: number; width: number },
  story: Draft,
  { size, theme, language }: Frame,
  marks: Plot.Markish[],
): number {
  const text = textSize(size);
  const line = Math.round(text * 1.35);
  const weight = side === "grey" ? 400 : 600;
  const lines = wrap(plain(answered, story.figures, language), width - 12, text, weight);
  marks.push(
    box({
      x1: x,
      x2: x + 4,
      y1: y,
      y2: y + lines.length * line - 3,
      fill: side === "grey" ? theme.hairline : theme[side],
    }),
    words(lines.join("\n"), {
      x: x + 12,
      y,
      baseline: "top",
      size: text,
      weight,
      fill: side === "grey" ? theme.ink : theme[side],
      leading: 1.3,
    }),
  );
  return lines.length;
}

function citesInWords(cites: Citation[], story: Draft): string {
  return cites.map((cite) => citation(cite, find(story.sources, cite.source))).join(", ");
}
