/** A moment's place on a scale of linear stretches between `times`, clamped to its ends. */
export function placeAt(times: readonly number[], places: readonly number[], at: number): number {
  for (let index = 1; index < times.length; index++) {
    const [from, to] = [times[index - 1] as number, times[index] as number];
    const [first, last] = [places[index - 1] as number, places[index] as number];
    if (at <= to) return first + (Math.max(0, at - from) / (to - from)) * (last - first);
  }
  return places.at(-1) ?? 0;
}
