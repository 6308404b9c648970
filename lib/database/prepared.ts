/** A plan over a story as the database holds it. */
import { type Compared, compared, inQuestion, type Submission } from "../editions/compare";
import { type Prepared, planned } from "../editions/plan";
import type { Correction } from "../story/correction";
import { idsOf } from "../story/renames";
import type { Story } from "../story/story";
import { readCorrections } from "./corrections";
import { heldUpTo } from "./marks";
import { editionsAt } from "./pending";
import { readStory } from "./stories";
import type { Tables } from "./tables";

/** What publishing a submission would do over a story's open edition, whatever waits; `database` is null before there is one. */
export async function prepared(
  database: Tables | null,
  submission: Submission,
  now: Date,
  notBefore: string | null,
): Promise<Prepared> {
  const { slug } = submission.draft;
  if (!database) return planned(compared(null, submission), [], null, { notBefore, pending: null });
  const editions = await editionsAt(database, slug, now);
  const at = (edition: number | null) => (edition ? readStory(database, slug, edition) : null);
  const [before, waiting] = [await at(editions.open), await at(editions.pending)];
  const comparison = compared(before, submission);
  const held = await heldUpTo(database, slug, before?.edition ?? 0);
  const said = before ? await saidOf(database, before, comparison, held) : [];
  const pending = waiting && {
    story: waiting,
    corrections: await readCorrections(database, slug, waiting.renames, {
      editions: [waiting.edition],
      at: waiting.edition,
    }),
  };
  return planned(comparison, said, held, { notBefore, pending });
}

/** What readers have been told of all that a plan has to know it of; of everything where no marks were kept. */
function saidOf(
  database: Tables,
  { slug, edition: at, renames }: Story,
  comparison: Compared,
  held: ReadonlySet<string> | null,
): Promise<Correction[]> {
  const things = held && inQuestion(comparison, held);
  const ids = things?.flatMap(({ kind, id }) => idsOf(comparison.known, kind, id));
  return readCorrections(database, slug, renames, { ids, at });
}
