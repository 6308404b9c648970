/** A label's wished place along an axis and how much of it it takes, in one unit. */
export interface Wish {
  at: number;
  height: number;
}

/**
 * Places labels in their order so that none overlaps the next and the squares of their ways from
 * where they wish to be are the least together, within `start` and `end`: neighbours that would
 * overlap are placed as one block at the mean of their wishes (pool adjacent violators).
 */
export function spread(wishes: readonly Wish[], start: number, end: number): number[] {
  interface Block {
    /** The mean of where its first label would begin by the wish of each. */
    at: number;
    height: number;
    count: number;
  }
  const blocks: Block[] = [];
  const within = ({ at, height }: Block) => Math.max(start, Math.min(at, end - height));
  for (const { at, height } of wishes) {
    let block: Block = { at, height, count: 1 };
    for (let last = blocks.at(-1); last && within(last) + last.height > within(block); last = blocks.at(-1)) {
      blocks.pop();
      const count = last.count + block.count;
      block = {
        at: (last.at * last.count + (block.at - last.height) * block.count) / count,
        height: last.height + block.height,
        count,
      };
    }
    blocks.push(block);
  }
  let next = 0;
  return blocks.flatMap((block) => {
    let at = within(block);
    next += block.count;
    return wishes.slice(next - block.count, next).map(({ height }) => {
      at += height;
      return at - height;
    });
  });
}
