/** A story whose editions go on and on: each changes one figure, for a reason that the next one has another of. */
import type { Submission } from "../../lib/editions/compare";
import { statement } from "../../lib/editions/statement";
import type { Logged } from "../../lib/figures/log";
import type { Figure } from "../../lib/story/story";
import { submitted } from "../stories";

const reasons = ["correction", "update", "clarification", "source correction"] as const;

/** The largest value that a figure gets: drawings are as large as what they draw. */
const most = 41;

/** What is handed in for each edition of the invented story, in turn, every entry of `changes` kept. */
export function* editions(slug: string): Generator<Submission> {
  const first = submitted(slug);
  yield first;
  const inputs = new Set(first.draft.figures.flatMap((figure) => figure.inputs));
  const free = first.draft.figures.filter(
    ({ id, formula, counted }) => !formula && !counted && !inputs.has(id),
  );
  const log: Logged[] = [...first.log];
  let draft = first.draft;
  for (let number = 2; ; number += 1) {
    const changed = free[number % free.length] as Figure;
    const before = draft.figures.find(({ id }) => id === changed.id) as Figure;
    const after = { ...before, value: String(1 + ((number * 7) % most)), printed: null, digits: null };
    draft = { ...draft, figures: draft.figures.map((each) => (each === before ? after : each)) };
    log.push({
      kind: "figure",
      id: before.id,
      was: statement("figure", before as never, draft) ?? "",
      now: statement("figure", after as never, draft),
      reason: reasons[number % reasons.length] as Logged["reason"],
      why: { en: `What was found out before edition ${number} came out.` },
      place: () => ({ path: "story.yaml", line: number, column: 1 }),
    });
    yield { ...first, draft, log: [...log] };
  }
}
