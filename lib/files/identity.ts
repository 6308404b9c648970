import { statSync } from "node:fs";

/** Which file lies at a path, whatever it holds; null where there is none. */
export function identity(path: string | null): string | null {
  const found = path ? statSync(path, { throwIfNoEntry: false, bigint: true }) : null;
  return found ? `${found.dev}:${found.ino}` : null;
}
