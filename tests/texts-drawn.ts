/** The words of a drawing and where they stand, as their letters are measured. */
import { createDocument } from "@mixmark-io/domino";
import { textWidth } from "../lib/charts/wrap";

/** A line of words: where it begins and ends, its baseline and the size of its letters, in pixels. */
export interface Line {
  words: string;
  from: number;
  to: number;
  y: number;
  size: number;
}

/** A line with its text's number, which its lines share, and where that text is placed. */
export type Drawn = Line & { text: number; placed: number };

/** Every line of words in a drawing. */
export function linesDrawn(svg: string): Drawn[] {
  return Array.from(createDocument(svg, true).body.getElementsByTagName("text")).flatMap((text, index) => {
    const around: Element[] = [];
    for (let each: Element | null = text; each; each = each.parentElement) around.push(each);
    const said = (name: string) => around.find((each) => each.hasAttribute(name))?.getAttribute(name);
    const moves = around.map((each) =>
      /translate\(([-\d.]+),([-\d.]+)/.exec(each.getAttribute("transform") ?? ""),
    );
    const [dx = 0, dy = 0] = [1, 2].map((k) => moves.reduce((sum, move) => sum + Number(move?.[k] ?? 0), 0));
    const size = Number(said("font-size"));
    const length = (value: string | null | undefined) =>
      value?.endsWith("em") ? Number.parseFloat(value) * size : Number(value ?? 0) || 0;
    const parts = Array.from(text.getElementsByTagName("tspan"));
    const placed = dy + (Number(text.getAttribute("y")) || 0);
    let y = dy + length(text.getAttribute("y"));
    return (parts.length ? parts : [text]).map((line) => {
      const words = line.textContent ?? "";
      if (line !== text)
        y = line.hasAttribute("y")
          ? dy + length(line.getAttribute("y"))
          : y + length(line.getAttribute("dy"));
      const x = dx + length(line.getAttribute("x") ?? text.getAttribute("x"));
      const wide = textWidth(words, size, Number(said("font-weight") ?? 400));
      const anchor = said("text-anchor");
      const from = x - (anchor === "end" ? wide : anchor === "middle" ? wide / 2 : 0);
      return { words, from, to: from + wide, y, size, text: index, placed };
    });
  });
}

/** The pairs of lines whose letters meet, by more than a pixel or two. */
export function meeting(lines: Drawn[]): string[] {
  const slack = 2;
  return lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other) => {
      const apart =
        one.to - slack < other.from ||
        other.to - slack < one.from ||
        one.y + 0.1 * one.size < other.y - 0.7 * other.size + slack ||
        other.y + 0.1 * other.size < one.y - 0.7 * one.size + slack;
      return apart || one.text === other.text || !one.words.trim() || !other.words.trim()
        ? []
        : [`"${one.words}" and "${other.words}"`];
    }),
  );
}
