/** A circle on a line: where along it its middle stands, and its radius, in pixels. */
export interface Circle {
  x: number;
  r: number;
}

/**
 * How high over their line the middles of circles stand in a heap: each as low as the ones before it allow,
 * touching the line or, `gap` pixels apart, one of them. After Mike Bostock's circle-offset-along-line, as in
 * Plot's dodge.
 */
export function heap(circles: readonly Circle[], gap = 1.5): number[] {
  const placed: (Circle & { y: number })[] = [];
  for (const { x, r } of circles) {
    const reach = placed.map((each) => ({ ...each, apart: Math.abs(each.x - x), free: each.r + r + gap }));
    const near = reach.filter(({ apart, free }) => apart < free);
    const over = near.map(({ y, apart, free }) => y + Math.sqrt(free ** 2 - apart ** 2));
    const clear = (at: number) =>
      near.every(({ y, apart, free }) => apart ** 2 + (at - y) ** 2 > free ** 2 - 1e-6);
    const y = [r, ...over.toSorted((a, b) => a - b)].find((at) => at >= r && clear(at)) ?? r;
    placed.push({ x, r, y });
  }
  return placed.map(({ y }) => y);
}
