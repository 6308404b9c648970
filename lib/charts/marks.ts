/** The few marks that every drawing is made of, placed in pixels unless a scale is named. */
import * as Plot from "@observablehq/plot";
import type { Panel } from "./chart";

interface Words {
  x: number;
  y: number;
  anchor?: "start" | "middle" | "end";
  baseline?: "top" | "middle" | "bottom";
  size: number;
  fill: string;
  weight?: number;
  italic?: boolean;
  leading?: number;
  href?: string;
  /** A line of background around the letters, where they cross other marks. */
  halo?: string;
  /** Whether a pointer goes through the words to the mark that they name. */
  passive?: boolean;
  render?: Plot.RenderFunction;
}

/** Words at a point; newlines divide lines. */
export function words(text: string, options: Words): Plot.Text {
  const { x, y, anchor = "start", baseline = "middle", size, fill, weight, italic, leading = 1.25 } = options;
  return Plot.text([text], {
    x: [x],
    y: [y],
    text: [text],
    textAnchor: anchor,
    lineAnchor: baseline,
    fontSize: size,
    fontWeight: weight,
    fontStyle: italic ? "italic" : undefined,
    lineHeight: leading,
    fill,
    stroke: options.halo,
    strokeWidth: options.halo ? 4 : undefined,
    href: options.href ? [options.href] : undefined,
    pointerEvents: options.passive ? "none" : undefined,
    render: options.render,
  });
}

interface Box {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
  fill?: string;
  stroke?: string;
  dashed?: boolean;
}

/** A rectangle; dashed outlines are for what comes from outside the articles. */
export function box({ x1, x2, y1, y2, fill = "none", stroke = "none", dashed = false }: Box): Plot.Rect {
  const inset = stroke === "none" ? 0 : 0.75;
  return Plot.rect([0], {
    x1: [x1],
    x2: [x2],
    y1: [y1],
    y2: [y2],
    inset,
    fill,
    stroke,
    strokeWidth: stroke === "none" ? undefined : 1.5,
    strokeDasharray: dashed ? "4 3" : undefined,
  });
}

interface Stroke {
  stroke: string;
  width?: number;
  dash?: string;
  render?: Plot.RenderFunction;
}

/** A line through points, given as x, y, x, y and so on. */
export function path(points: number[], { stroke, width = 1, dash, render }: Stroke): Plot.Line {
  const indices = points.flatMap((_, index) => (index % 2 ? [] : [index]));
  return Plot.line(indices, {
    x: (index: number) => points[index],
    y: (index: number) => points[index + 1],
    stroke,
    strokeWidth: width,
    strokeDasharray: dash,
    strokeLinecap: "butt",
    render,
  });
}

/** An interval with a short stroke at each end. */
export function interval(x1: number, x2: number, y: number, { stroke, width = 1.5 }: Stroke): Plot.Markish[] {
  return [
    path([x1, y, x2, y], { stroke, width }),
    path([x1, y - 5, x1, y + 5], { stroke, width }),
    path([x2, y - 5, x2, y + 5], { stroke, width }),
  ];
}

/** A pattern of slanted strokes, for what is derived or approximate; fill with `url(#id)`. Crossed, for what is in doubt. */
export function hatching(
  id: string,
  colour: string,
  ground = "none",
  { crossed = false } = {},
): Plot.RenderFunction {
  return (_index, _scales, _values, _dimensions, context) => {
    const make = (name: string, attributes: Record<string, string | number>) => {
      const element = context.document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
      return element as SVGElement;
    };
    const defs = make("defs", {});
    const pattern = make("pattern", {
      id,
      width: 6,
      height: 6,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    });
    if (ground !== "none") pattern.appendChild(make("rect", { width: 6, height: 6, fill: ground }));
    const width = crossed ? 1.5 : 3;
    pattern.appendChild(make("line", { x1: 0, y1: 0, x2: 0, y2: 6, stroke: colour, "stroke-width": width }));
    if (crossed)
      pattern.appendChild(
        make("line", { x1: 0, y1: 3, x2: 6, y2: 3, stroke: colour, "stroke-width": width }),
      );
    defs.appendChild(pattern);
    return defs;
  };
}

/** The panel of a drawing whose marks are all placed in pixels. */
export function canvas(height: number, marks: Plot.Markish[]): Panel {
  return {
    height,
    margin: 0,
    axis: null,
    x: { type: "identity" },
    y: { type: "identity" },
    marks,
  };
}

/** The `render` of a mark whose group carries attributes, for a page that changes it in place. */
export function tag(attributes: Record<string, string>): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    for (const [name, value] of Object.entries(attributes)) group?.setAttribute(name, value);
    return group;
  };
}

/** The `render` of a mark whose parts are one link together. */
export function oneLink(href: string): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    if (!group) return group;
    const link = context.document.createElementNS("http://www.w3.org/2000/svg", "a");
    link.setAttribute("href", href);
    link.appendChild(group);
    return link as SVGElement;
  };
}

/** The same for a mark of several parts: the attributes of each datum on the part that is drawn for it. */
export function tagEach(attributes: Record<string, string>[]): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    for (const [part, datum] of index.entries()) {
      const element = group?.childNodes[part] as Element | undefined;
      for (const [name, value] of Object.entries(attributes[datum] ?? {})) element?.setAttribute(name, value);
    }
    return group;
  };
}
