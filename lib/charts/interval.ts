import * as Plot from "@observablehq/plot";

/** The pen that Plot's curves draw with. */
interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

const cap = 5;

/** A curve from end to end of an interval with a short stroke across each, level or upright as the interval is. */
function capped(pen: Pen) {
  const ends: [number, number][] = [];
  const across = ([x, y]: [number, number], level: boolean) => {
    pen.moveTo(x - (level ? 0 : cap), y - (level ? cap : 0));
    pen.lineTo(x + (level ? 0 : cap), y + (level ? cap : 0));
  };
  return {
    areaStart() {},
    areaEnd() {},
    lineStart() {},
    point(x: number, y: number) {
      ends.push([x, y]);
    },
    lineEnd() {
      const [from, to] = ends;
      if (!from || !to) return;
      const level = from[1] === to[1];
      across(from, level);
      pen.moveTo(...from);
      pen.lineTo(...to);
      across(to, level);
    },
  };
}

/** Intervals along x, each with a short stroke at its ends. */
export function intervalX<Row>(
  rows: readonly Row[],
  { x1, x2, y, ...options }: Omit<Plot.LinkOptions, "y1" | "y2"> & { y?: Plot.ChannelValue },
): Plot.Link {
  return Plot.link(rows as Row[], {
    strokeWidth: 1.5,
    strokeMiterlimit: 4,
    ...options,
    x1,
    x2,
    y1: y,
    y2: y,
    curve: capped as Plot.Curve,
  });
}

/** Intervals along y, each with a short stroke at its ends. */
export function intervalY<Row>(
  rows: readonly Row[],
  { y1, y2, x, ...options }: Omit<Plot.LinkOptions, "x1" | "x2"> & { x?: Plot.ChannelValue },
): Plot.Link {
  return Plot.link(rows as Row[], {
    strokeWidth: 1.5,
    strokeMiterlimit: 4,
    ...options,
    y1,
    y2,
    x1: x,
    x2: x,
    curve: capped as Plot.Curve,
  });
}
