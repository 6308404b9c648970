/** Names with moments. */
import { existsSync } from "node:fs";

/** A name for what lay in a place until a moment, which nothing has yet: `desk.db.until-2026-11-26T112507Z`. */
export function keptName(path: string, now: Date): string {
  const name = `${path}.until-${now.toISOString().slice(0, 19).replaceAll(":", "")}Z`;
  for (let count = 1; ; count++) {
    const found = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(found)) return found;
  }
}

/** A moment in UTC, to its minute: `2026-11-26T11:25Z`. */
export function utcMinute(at: string): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
