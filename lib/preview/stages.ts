/** The stories of a preview: as the open database holds them, with what the files say laid over. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { openDatabase } from "../database/client";
import { copyStory, slugsIn } from "../database/copy";
import { databaseFailure } from "../database/failure";
import { stage } from "../database/publish";
import { FigureFaults } from "../figures/faults";
import { type Reading, readEach } from "../seed/read";
import { faultSaid, type Previewed, type PreviewState, previewed, type sayer } from "./state";

/** A moment of its own for each stage, so that nothing that was made of one before is taken for it. */
type Clock = () => Date;

/** Lays the files over what is open, again and again; a story whose files have faults stays as it was. */
export function stages(
  scratch: ReturnType<typeof openDatabase>,
  openUrl: string,
  { options, say, now }: { options: string[]; say: ReturnType<typeof sayer>; now: Clock },
) {
  const shown = new Map<string, Previewed>();

  /** Reads the files and shows them. Throws nothing that an editor can mend. */
  return async (from: Omit<Reading, "now">): Promise<PreviewState> => {
    const open = existsSync(openUrl.slice("file:".length)) ? openDatabase(openUrl) : null;
    const at = now();
    try {
      const { ready, faults } = readEach({ ...from, now: at.toISOString() });
      const published = open ? await slugsIn(open) : [];
      const staged = ready.map(({ draft }) => draft.slug);
      for (const slug of published.filter((each) => !staged.includes(each) && !shown.has(each)))
        await copyStory(open, scratch, slug);
      for (const each of ready)
        shown.set(each.draft.slug, previewed(each, await stage(scratch, open, each, at), options, say));
      return { stories: [...shown.values()], faults: faults.map((fault) => faultSaid(say, fault)) };
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
      return { stories: [...shown.values()], faults };
    } finally {
      await open?.$disconnect();
    }
  };
}
