/** Any stories: those that the checks accept have no page, embed or file that fails. */
import fc from "fast-check";
import { answerAll } from "./any-answers";
import { noTally } from "./any-desk";
import { anyStory } from "./any-story";
import { atMost, exactly, type Measured, type Ordeal } from "./ordeal";

/** How many stories are tried, and from which seed; the one that is printed tries the same again. */
const count = Number(process.env.STORIES ?? 300);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** How many stories stand on one desk, and how much of what is wrong is printed. */
const [together, printed] = [10, 20];

async function* tried(now: string): AsyncIterable<Measured> {
  console.log(`SEED=${seed} STORIES=${count} NOW=${now}`);
  const stories = fc.sample(anyStory(now), { seed, numRuns: count });
  const tally = noTally();
  const broken: string[] = [];
  for (let from = 0; from < count; from += together) {
    const desk = stories.slice(from, from + together);
    const found = await answerAll(desk, now, tally, { pictures: 1 });
    for (const each of found.slice(0, printed - broken.length)) console.log(`story ${from}: ${each}`);
    broken.push(...found);
  }
  console.log(`refused: ${JSON.stringify(Object.fromEntries(tally.refusals))}`);
  const share = (part: number, of: number) => (100 * (of - part)) / (of || 1);
  yield atMost(
    `stories that the checks refuse, of ${tally.tried} (seed ${seed})`,
    share(tally.accepted, tally.tried),
    40,
    " %",
  );
  yield atMost(
    `next editions that they refuse, of ${tally.edits}`,
    share(tally.editions, tally.edits),
    60,
    " %",
  );
  yield exactly(`of ${tally.documents} documents those that fail`, broken.length, 0);
}

export const ordeal: Ordeal = {
  title: "any stories",
  run: () => tried(process.env.NOW ?? new Date().toISOString()),
};
