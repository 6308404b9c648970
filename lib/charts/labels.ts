import * as Plot from "@observablehq/plot";
import { type Frame, textSize } from "./chart";
import { textWidth } from "./wrap";

/** Words at a place of a plot's scales, or of its frame; newlines divide lines. */
export interface Label {
  text: string;
  /** Values of the plot's scales; without one the frame's edge of that side. */
  x?: unknown;
  y?: unknown;
  /** The frame's edge, where there is no value: its left and its top without it. */
  edge?: "right" | "bottom";
  /** Pixels from that place. */
  dx?: number;
  dy?: number;
  /** Which of the words' ends stands there, and which of their sides. */
  anchor?: "start" | "middle" | "end";
  line?: "top" | "middle" | "bottom";
  size?: number;
  weight?: 600 | 700;
  italic?: boolean;
  fill?: string;
  /** Whether the words stand on a line of the ground's colour around them, where they cross other marks. */
  halo?: boolean;
  /** What the words lead to; without it a pointer goes through them. */
  href?: string;
  /** What a page's script needs to know of them. */
  attributes?: Record<string, string>;
}

/** How all of a plot's labels are set where they do not say otherwise. */
type Setting = Pick<Frame, "size" | "theme">;

/** A plot's words as one mark: a text each, the linked ones with a target as large as a finger needs. */
export function labels(rows: readonly Label[], setting: Setting): Plot.Markish {
  const said = rows.filter(({ text }) => text);
  return new Labels(said, setting) as unknown as Plot.RenderableMark;
}

/** The height of a line in letters. */
const leading = 1.25;

/** What a finger needs of a target in each direction, 24 CSS pixels (WCAG 2.2, 2.5.8), in a drawing that may be shown smaller. */
const least = 26;

const MarkOf = Plot.Mark as unknown as new (
  data: readonly Label[],
  channels: Record<string, unknown>,
  options: object,
) => { data: readonly Label[] };

type Render = Parameters<Plot.RenderFunction>;

class Labels extends MarkOf {
  constructor(
    rows: readonly Label[],
    private readonly setting: Setting,
  ) {
    const channel = (scale: "x" | "y") =>
      rows.some((row) => row[scale] !== undefined) && { [scale]: { value: scale, scale, filter: null } };
    super(rows, { ...channel("x"), ...channel("y") }, {});
  }

  render(index: Render[0], scales: Render[1], values: Render[2], frame: Render[3], { document }: Render[4]) {
    const { width, height, marginTop, marginRight, marginBottom, marginLeft } = frame;
    const { theme } = this.setting;
    const size = textSize(this.setting.size);
    const make = (name: string, attributes: Record<string, string | number | undefined>) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const key in attributes) {
        const value = attributes[key];
        if (value !== undefined)
          element.setAttribute(key, typeof value === "number" ? `${Math.round(value)}` : value);
      }
      return element;
    };
    /** To the middle of a band. */
    const half = (scale: unknown) => ((scale as { bandwidth?: () => number })?.bandwidth?.() ?? 0) / 2;
    const [halfX, halfY] = [half(scales.x), half(scales.y)];
    const group = make("g", {
      "font-size": size,
      "text-anchor": "start",
      fill: theme.ink,
      "pointer-events": "none",
    });
    for (const i of index) {
      const row = this.data[i] as Label;
      const edgeX = row.edge === "right" ? width - marginRight : marginLeft;
      const edgeY = row.edge === "bottom" ? height - marginBottom : marginTop;
      const x = (row.x === undefined ? edgeX : (values.x?.[i] as number) + halfX) + (row.dx ?? 0);
      const at = (row.y === undefined ? edgeY : (values.y?.[i] as number) + halfY) + (row.dy ?? 0);
      const letters = row.size ?? size;
      const lines = row.text.split("\n");
      const line = Math.round(leading * letters);
      const tall = (lines.length - 1) * line;
      const first = { top: 0.78, middle: 0.33, bottom: -0.22 }[row.line ?? "middle"] * letters;
      const baseline = at + first - tall * { top: 0, middle: 0.5, bottom: 1 }[row.line ?? "middle"];
      const text = make("text", {
        x,
        y: baseline,
        "text-anchor": row.anchor === "start" || !row.anchor ? undefined : row.anchor,
        "font-size": row.size,
        "font-weight": row.weight,
        "font-style": row.italic ? "italic" : undefined,
        fill: row.fill,
        stroke: row.halo ? theme.paper : undefined,
        "stroke-width": row.halo ? 4 : undefined,
        "stroke-linejoin": row.halo ? "round" : undefined,
        "paint-order": row.halo ? "stroke" : undefined,
        ...(!row.href && row.attributes),
      });
      if (lines.length === 1) text.appendChild(document.createTextNode(row.text));
      for (const [index, words] of lines.length > 1 ? lines.entries() : []) {
        const part = make("tspan", { x, dy: index ? line : undefined });
        part.appendChild(document.createTextNode(words));
        text.appendChild(part);
      }
      if (!row.href) {
        group.appendChild(text);
        continue;
      }
      const link = make("a", { href: row.href, ...row.attributes });
      const wide = Math.max(least, ...lines.map((words) => textWidth(words, letters, row.weight)));
      const high = tall + letters;
      // Large letters are target enough.
      if (letters >= 20) text.setAttribute("pointer-events", "all");
      else {
        const left = x - (row.anchor === "end" ? wide : row.anchor === "middle" ? wide / 2 : 0);
        const h = Math.max(least, high);
        const [w, top] = [coarse(wide), baseline + (tall - 0.6 * letters - h) / 2];
        const d = `M${coarse(left)},${Math.round(top)}h${w}v${Math.round(h)}h${-w}z`;
        link.appendChild(make("path", { fill: "none", "pointer-events": "all", d }));
      }
      link.appendChild(text);
      group.appendChild(link);
    }
    return group;
  }
}

/** To four pixels, which is fine enough for a target and short to write. */
const coarse = (value: number) => Math.round(value / 4) * 4;
