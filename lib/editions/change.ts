/** What differs between one edition of a story and the next. */
import type { Reason } from "../story/correction";
import type { Kind } from "../story/kinds";
import type { Text } from "../story/text";

/** One thing of a story as it is stored, without its editions. */
export type Item = Record<string, unknown> & { id: string };

/** One item that an edition adds, changes, takes away or, whatever else changes with it, names anew. */
export interface Change {
  kind: Kind;
  id: string;
  action: "added" | "changed" | "removed" | "renamed";
  before: Item | null;
  after: Item | null;
}

/** A change with what its editor says of it, and the ids of the charts that show it before or after. */
export interface Explained extends Change {
  reason: Reason | null;
  explanation: Text | null;
  charts: string[];
}
