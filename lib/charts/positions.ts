import { z } from "zod";
import { id, text } from "../figures/schema";
import { citation } from "../format";
import { plain, say } from "../prose";
import { type Citation, type Draft, find } from "../story";
import { type ChartType, textSize } from "./chart";
import { box, canvas, path, words } from "./marks";
import { wrap } from "./wrap";

const settings = z.strictObject({
  questions: z
    .array(z.strictObject({ id, label: text }))
    .min(1)
    .max(4),
});

export type PositionsSettings = z.output<typeof settings>;
type Settings = PositionsSettings;

/** Who wants what: actors by questions, each answer in its side's colour with its source. */
export const positions: ChartType<Settings> = {
  settings,

  draw({ questions }, story, { size, width, theme, language, link }) {
    const text = textSize(size);
    const line = Math.round(text * 1.35);
    const stacked = size !== "wide";
    const actorWidth = stacked ? 0 : 196;
    const gap = 16;
    const column =
      (width - actorWidth - (stacked ? 0 : gap) - gap * (questions.length - 1)) / questions.length;
    const x = (index: number) => (stacked ? 0 : actorWidth + gap) + index * (column + gap);
    const marks: ReturnType<typeof canvas>["marks"] = [];
    let y = 0;
    const headings = questions.map((question) => wrap(say(question.label, language), column, text));
    for (const [index, lines] of headings.entries()) {
      marks.push(
        words(lines.join("\n"), {
          x: x(index),
          y,
          baseline: "top",
          size: text,
          fill: theme.muted,
          leading: 1.3,
        }),
      );
    }
    y += Math.max(...headings.map((lines) => lines.length)) * line + 8;
    for (const position of story.positions) {
      marks.push(path([0, y, width, y], { stroke: theme.hairline }));
      y += 12;
      const actor = wrap(say(position.actor, language), stacked ? width : actorWidth, text, 600);
      marks.push(
        words(actor.join("\n"), {
          x: 0,
          y,
          baseline: "top",
          size: text,
          weight: 600,
          fill: theme.ink,
          leading: 1.3,
        }),
      );
      if (stacked) y += actor.length * line + 4;
      let tallest = stacked ? 0 : actor.length;
      for (const [index, question] of questions.entries()) {
        const answer = position.answers[question.id];
        if (!answer) {
          marks.push(words("—", { x: x(index), y, baseline: "top", size: text, fill: theme.muted }));
          continue;
        }
        const told = answer.colour !== "grey";
        const lines = wrap(plain(answer.text, story.figures, language), column - 12, text, told ? 600 : 400);
        const colour = told ? theme[answer.colour] : theme.ink;
        marks.push(
          box({
            x1: x(index),
            x2: x(index) + 4,
            y1: y,
            y2: y + lines.length * line - 3,
            fill: told ? colour : theme.hairline,
          }),
          words(lines.join("\n"), {
            x: x(index) + 12,
            y,
            baseline: "top",
            size: text,
            weight: told ? 600 : 400,
            fill: colour,
            leading: 1.3,
          }),
        );
        const cites = wrap(citesInWords(answer.cites, story), column - 12, text);
        marks.push(
          words(cites.join("\n"), {
            x: x(index) + 12,
            y: y + lines.length * line,
            baseline: "top",
            size: text,
            fill: theme.muted,
            leading: 1.3,
            href: link({ event: position.id }),
          }),
        );
        tallest = Math.max(tallest, lines.length + cites.length);
      }
      y += Math.max(1, tallest) * line + 12;
    }
    return canvas(width, y, marks);
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
          if (!answer) return "—";
          return { text: plain(answer.text, story.figures, language), note: "", cites: answer.cites };
        }),
      ],
    })),
  }),
};

function citesInWords(cites: Citation[], story: Draft): string {
  return cites.map((cite) => citation(cite, find(story.sources, cite.source))).join(", ");
}
