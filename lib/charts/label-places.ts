/** Where labels stand beside an axis, and how the lines run that lead to them. */

/** A label along an axis, in pixels: where its first line wishes to be, and how far it reaches before and after it. */
export interface Wish {
  at: number;
  before: number;
  after: number;
}

/**
 * Places labels in their order without overlap, as near to their wishes as can be: those
 * that crowd stand together around the middle of their wishes. Then between `first` and `last`.
 */
export function placeLabels(wishes: readonly Wish[], first: number, last: number): number[] {
  // A crowd holds its labels' distances from its beginning, and the sum of the beginnings they wish for.
  const crowds: { offsets: number[]; wished: number; length: number }[] = [];
  const begin = ({ wished, offsets, length }: (typeof crowds)[number]) =>
    Math.min(Math.max(wished / offsets.length, first), last - length);
  for (const { at, before, after } of wishes) {
    let crowd = { offsets: [before], wished: at - before, length: before + after };
    for (;;) {
      const above = crowds.at(-1);
      if (!above || begin(above) + above.length <= begin(crowd)) break;
      crowds.pop();
      crowd = {
        offsets: [...above.offsets, ...crowd.offsets.map((offset) => offset + above.length)],
        wished: above.wished + crowd.wished - crowd.offsets.length * above.length,
        length: above.length + crowd.length,
      };
    }
    crowds.push(crowd);
  }
  return crowds.flatMap((crowd) => crowd.offsets.map((offset) => Math.round(begin(crowd) + offset)));
}

/**
 * The lane that each line turns in on its way from an axis to its label, the nearest to
 * the axis being 0, so that none crosses another. Lines from one place share a lane.
 */
export function lanes(lines: readonly { from: number; to: number }[]): number[] {
  const forks = [...new Set(lines.map(({ from }) => from))].map((from) => {
    const ends = lines.filter((line) => line.from === from).map(({ to }) => to);
    return { from, first: Math.min(from, ...ends), last: Math.max(from, ...ends), lane: 0 };
  });
  for (const [index, fork] of forks.entries()) {
    const above = forks[index - 1];
    if (above && fork.first <= above.from) fork.lane = above.lane + 1;
  }
  for (const [index, fork] of [...forks.entries()].reverse()) {
    const below = forks[index + 1];
    if (below && fork.last >= below.from) fork.lane = Math.max(fork.lane, below.lane + 1);
  }
  return lines.map(({ from }) => forks.find((fork) => fork.from === from)?.lane ?? 0);
}
