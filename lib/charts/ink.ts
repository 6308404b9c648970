/** How a figure's standing looks, the same in every drawing: as stated solid, derived or approximate hatched, from outside dashed, in doubt crossed. */
import type { Markish, RenderFunction } from "@observablehq/plot";
import type { Standing } from "../story/standing";
import type { Theme } from "./theme";

/** What a filled mark looks like; `fill` may name a pattern that `hatches` defines. */
export interface Ink {
  fill: string;
  stroke: string;
  strokeDasharray?: string;
}

type Look = "stated" | "approximate" | "outside" | "outside, approximate" | "doubted";

function lookOf({ doubt, derived, qualifier, outside }: Standing): Look {
  if (doubt) return "doubted";
  const approximate = qualifier !== null || (derived && outside === "no");
  if (outside === "no") return approximate ? "approximate" : "stated";
  return qualifier !== null ? "outside, approximate" : "outside";
}

/** Marks for rows by how their figures stand: one mark for each look that occurs. */
export function byStanding<Row>(
  rows: readonly Row[],
  standing: (row: Row) => Standing,
  theme: Theme,
  mark: (rows: Row[], ink: Ink) => Markish,
): Markish[] {
  const inks: Record<Look, Ink> = {
    stated: { fill: theme.ink, stroke: theme.ink },
    approximate: { fill: "url(#hatched)", stroke: theme.ink },
    outside: { fill: theme.paper, stroke: theme.ink, strokeDasharray: "4 3" },
    "outside, approximate": { fill: "url(#hatched)", stroke: theme.ink, strokeDasharray: "4 3" },
    doubted: { fill: "url(#crossed)", stroke: theme.ink },
  };
  return (Object.keys(inks) as Look[]).flatMap((look) => {
    const alike = rows.filter((row) => lookOf(standing(row)) === look);
    return alike.length ? [mark(alike, inks[look])] : [];
  });
}

/** The outline of a mark of its own colour: dashed where its figure comes from outside. */
export function dashed({ outside }: Standing): Record<string, string> {
  return outside === "no" ? {} : { "stroke-dasharray": "3 2" };
}

/** The patterns that inks fill with, as marks of a plot: slanted strokes, crossed ones. */
export function hatches(theme: Theme, colour = theme.ink): Markish[] {
  return [pattern("hatched", colour, theme.paper, 3), pattern("crossed", colour, theme.paper, 1.5, true)];
}

/** A pattern of slanted strokes under an id of its own. */
export function pattern(
  id: string,
  colour: string,
  ground: string,
  width = 3,
  crossed = false,
): RenderFunction {
  return (_index, _scales, _values, _dimensions, { document }) => {
    const make = (name: string, attributes: Record<string, string | number>, parts: Element[] = []) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
      for (const part of parts) element.appendChild(part);
      return element as SVGElement;
    };
    const strokes = make("path", {
      d: crossed ? "M0,0V6M0,3H6" : "M0,0V6",
      stroke: colour,
      "stroke-width": width,
    });
    const ground6 = make("rect", { width: 6, height: 6, fill: ground });
    const tile = { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    return make("defs", {}, [make("pattern", tile, [ground6, strokes])]);
  };
}
