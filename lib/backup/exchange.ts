/** One database's file in the place of another, which is kept. */
import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { settleFile } from "../files/durable";

/** What SQLite keeps beside a database's file, and would take for the new one's. */
const beside = ["-wal", "-shm", "-journal"];

/**
 * Puts a file in the place of a database's, which goes on under the name `kept` with its log, for those too who have it
 * open; the caller sees to it that nobody writes to it. At every moment there is a database at the place, and none of
 * the old one's log when the new one is there. Throws, and all is as it was, when the file system refuses.
 */
export function exchange(fresh: string, target: string, kept: string): void {
  const there = existsSync(target);
  if (there) keep(target, kept);
  const moved: string[] = [];
  try {
    for (const end of beside) {
      if (!existsSync(target + end)) continue;
      renameSync(target + end, kept + end);
      moved.push(end);
    }
    renameSync(fresh, target);
  } catch (error) {
    for (const end of moved) renameSync(kept + end, target + end);
    if (there) rmSync(kept);
    throw error;
  }
  settleFile(dirname(target));
}

/** Gives a file a second name; where file systems have none, a copy. Throws where the name is taken. */
function keep(target: string, kept: string): void {
  try {
    linkSync(target, kept);
  } catch {
    copyFileSync(target, kept, constants.COPYFILE_EXCL);
    settleFile(kept);
  }
}

/** Takes away what is beside a kept database when its log is empty, so that its file alone is all of it. */
export function tidy(kept: string): void {
  if (statSync(`${kept}-wal`, { throwIfNoEntry: false })?.size !== 0) return;
  for (const end of beside) rmSync(kept + end, { force: true });
}
