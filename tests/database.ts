import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for one test's files. */
export function scratch(): string {
  return mkdtempSync(join(tmpdir(), "deadline-desk-"));
}
