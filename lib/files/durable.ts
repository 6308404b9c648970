/** What has to be on the disk before something else is done. */
import { closeSync, fsyncSync, openSync } from "node:fs";

/** Waits until what a file holds is on the disk; of a folder, which names it has. Systems that cannot for folders do not. */
export function settleFile(path: string): void {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EISDIR") return;
    throw error;
  }
  try {
    fsyncSync(file);
  } catch (error) {
    if (!["EINVAL", "EPERM", "EISDIR", "ENOTSUP"].includes((error as NodeJS.ErrnoException).code ?? ""))
      throw error;
  } finally {
    closeSync(file);
  }
}
