/** A moment's place on an axis that enlarges its last days, in pixels from the axis's beginning. */
export type TimeScale = (at: string | number) => number;

/** Two linear stretches: `from` to `focus` in `long` pixels, `focus` to `end` in `near` pixels more. Clamped. */
export function focusedScale(
  [from, focus, end]: readonly [string, string, string],
  [long, near]: readonly [number, number],
): TimeScale {
  const [start, middle, last] = [Date.parse(from), Date.parse(focus), Date.parse(end)];
  return (at) => {
    const time = typeof at === "number" ? at : Date.parse(at);
    if (time <= middle) return Math.max(0, (time - start) / (middle - start)) * long;
    return long + Math.min(1, (time - middle) / (last - middle)) * near;
  };
}

/**
 * Places labels of given heights near their wished places, in order, without overlap:
 * each as near below its wish as the ones above allow, then pushed up from the end.
 */
export function dodge(wished: readonly { at: number; height: number }[], end: number): number[] {
  const placed: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { at, height } of wished) {
    placed.push(Math.max(at, free));
    free = (placed.at(-1) as number) + height;
  }
  let limit = end;
  for (let index = wished.length - 1; index >= 0; index--) {
    const { height } = wished[index] as { height: number };
    placed[index] = Math.min(placed[index] as number, limit - height);
    limit = placed[index] as number;
  }
  return placed;
}
