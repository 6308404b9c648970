/** A circle on a line: where along it its middle stands, and its radius, in pixels. */
export interface Circle {
  x: number;
  r: number;
}

type Placed = Circle & { y: number };

/**
 * How high over their line the middles of circles stand in a heap: each as low as the ones before it allow,
 * touching the line or, `gap` pixels apart, one of them. After Mike Bostock's circle-offset-along-line, as in
 * Plot's dodge.
 */
export function heap(circles: readonly Circle[], gap = 1.5): number[] {
  const largest = Math.max(0, ...circles.map(({ r }) => r));
  // What one can touch stands in its own stretch of the line or in those beside it.
  const stretch = 2 * largest + gap;
  const placed = new Map<number, Placed[]>();
  return circles.map(({ x, r }) => {
    const place = Math.floor(x / stretch);
    const beside = [place - 1, place, place + 1].flatMap((each) => placed.get(each) ?? []);
    const y = lowest({ x, r }, beside, gap);
    placed.set(place, [...(placed.get(place) ?? []), { x, r, y }]);
    return y;
  });
}

/** The lowest height of a circle's middle that keeps clear of others. */
function lowest({ x, r }: Circle, others: readonly Placed[], gap: number): number {
  const near = others
    .map((each) => ({ y: each.y, apart: Math.abs(each.x - x), free: each.r + r + gap }))
    .filter(({ apart, free }) => apart < free)
    .map((each) => ({ ...each, reach: Math.sqrt(each.free ** 2 - each.apart ** 2) }))
    .toSorted((a, b) => a.y - a.reach - (b.y - b.reach));
  const over = near.map(({ y, reach }) => y + reach).toSorted((a, b) => a - b);
  const heights = [r, ...over.filter((at) => at >= r)];
  let k = 0;
  for (const { y, apart, free, reach } of near) {
    const at = heights[k];
    // This one and all after it begin higher up.
    if (at === undefined || at < y - reach) break;
    while (k < heights.length && apart ** 2 + ((heights[k] as number) - y) ** 2 <= free ** 2 - 1e-6) k += 1;
  }
  return heights[k] ?? r;
}
