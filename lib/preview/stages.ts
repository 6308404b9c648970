/** The stories of a preview: as the open database holds them, with what the files say laid over. */
import { resolve } from "node:path";
import { openDatabase } from "../database/client";
import { copyStory, slugsIn } from "../database/copy";
import { databaseFailure } from "../database/failure";
import { readFront, writeFront } from "../database/front";
import { providerAt } from "../database/provider";
import { stage } from "../database/publish";
import { type FrontPlan, plannedFront, unsaid } from "../editions/front";
import { FigureFaults } from "../figures/faults";
import { type Reading, readEach } from "../seed/read";
import { frontWords } from "../seed/report";
import { faultSaid, type Previewed, type PreviewState, previewed, type sayer } from "./state";

/** A moment of its own for each stage, so that nothing that was made of one before is taken for it. */
type Clock = () => Date;

/** Lays the files over what is open, again and again; a story whose files have faults stays as it was. */
export function stages(
  scratch: ReturnType<typeof openDatabase>,
  openUrl: string,
  { command, say, now }: { command: string; say: ReturnType<typeof sayer>; now: Clock },
) {
  const shown = new Map<string, Previewed>();

  /** What publishes every story that differs, and the front page. */
  const whole = (front: FrontPlan): string | null => {
    const differing = [...shown.values()].filter(({ open, shown, draft }) => open !== shown && !draft);
    const tokens = [...differing.map(({ token }) => token), ...(front.differs ? [front.token] : [])];
    if (tokens.includes(null) || (tokens.length < 2 && !front.differs)) return null;
    return `${command} --apply ${tokens.join(",")}`;
  };

  /** Reads the files and shows them. Throws nothing that an editor can mend. */
  return async (from: Omit<Reading, "now">): Promise<PreviewState> => {
    const at = now();
    let open: ReturnType<typeof openDatabase> | null = null;
    try {
      if (await providerAt(openUrl).isThere(openUrl)) open = openDatabase(openUrl);
      const { ready, front, faults } = readEach({ ...from, now: at.toISOString() });
      const held = open ? await slugsIn(open) : [];
      const staged = ready.map(({ draft }) => draft.slug);
      for (const slug of held.filter((each) => !staged.includes(each) && !shown.has(each)))
        await copyStory(open, scratch, slug);
      for (const each of ready)
        shown.set(each.draft.slug, previewed(each, await stage(scratch, open, each, at), command, say));
      const published = open ? await readFront(open) : unsaid;
      const fronted = plannedFront(published, front ?? published.front);
      await writeFront(scratch, plannedFront(await readFront(scratch), fronted.after), at);
      return {
        stories: [...shown.values()],
        front: fronted.differs ? { was: frontWords(fronted.before), now: frontWords(fronted.after) } : null,
        command: whole(fronted),
        faults: faults.map((fault) => faultSaid(say, fault)),
      };
    } catch (error) {
      const faults =
        error instanceof FigureFaults
          ? error.faults.map((fault) => faultSaid(say, fault))
          : [
              {
                text: databaseFailure(error) ?? (error as Error).message,
                href: `file://${resolve(from.figures)}`,
              },
            ];
      return { stories: [...shown.values()], front: null, command: null, faults };
    } finally {
      await open?.$disconnect();
    }
  };
}
