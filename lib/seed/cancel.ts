/** Takes back an edition that waits for its minute. */
import { guarded, vouch } from "../backup/guard";
import { keepLedger } from "../backup/ledger";
import { cancel } from "../database/pending";
import type { Pending } from "../editions/plan";
import { moment } from "../words/dates";
import type { Outcome } from "./outcome";
import { overDatabase } from "./plans";

/** Takes an edition back, and says what stays. Throws a sentence for one that does not wait. */
export async function takenBack(
  edition: Pick<Pending, "story" | "edition">,
  now: () => Date,
): Promise<Outcome> {
  await vouch(now());
  const turn = guarded(now);
  const pending = await overDatabase(
    (database) => cancel(database, edition, now, turn),
    () => {
      throw new Error("there is no database yet, so nothing waits for its minute");
    },
  );
  const unkept = await keepLedger();
  const { story, edition: number, opens, zone } = pending;
  const stays = number > 1 ? `edition ${number - 1} stays open` : "the story stays unpublished";
  return {
    code: 0,
    words: [
      `${story}: edition ${number}, due at ${moment(opens, zone)}, is taken back; ${stays}`,
      "  npm run seed publishes what the figure files hold at once, with --not-before later",
      ...(unkept ? [unkept] : []),
    ].join("\n"),
    data: { cancelled: pending, ledger: unkept },
  };
}
