import type { Story } from "./story";

const numbers = new WeakMap<Story, number>();
let count = 0;

/** A number that no other story has, nor another edition or reading of the same, to keep by what is made of it. */
export function numberOf(story: Story): number {
  const known = numbers.get(story);
  if (known !== undefined) return known;
  count += 1;
  numbers.set(story, count);
  return count;
}
