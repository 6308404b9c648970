/** Times and zones of figure files, read where they stand. */
import type { Time } from "../story/story";
import { stretch } from "../story/time";
import { isoDate, isoInstant } from "./date-forms";
import type { Document } from "./document";
import type { FileTime } from "./schema";

/** A time as the desk reads it, in the story's zone; what is wrong in it is reported. */
export function resolve(document: Document<unknown>, at: PropertyKey[], time: FileTime, zone: string): Time {
  const end = time.end ?? time.start;
  const read = (written: string) => stretch(written, zone);
  const first = attempt(document, [...at, "start"], time.start, read, isoTime);
  const last = attempt(document, [...at, time.end ? "end" : "start"], end, read, isoTime);
  if (first && last && last.startsAt < first.startsAt)
    document.report([...at, "end"], `ends before it starts: ${end}`);
  if (first && first.precision !== time.precision) {
    document.report([...at, "precision"], `precision is ${time.precision}, the date's is ${first.precision}`);
  }
  return {
    written: time.written,
    start: time.start,
    end,
    precision: time.precision,
    why: time.why ?? null,
    inferred: time.inferred,
    startsAt: first?.startsAt ?? "",
    endsAt: last?.endsAt ?? "",
  };
}

/** A date or an instant as figure files write it, where it stands in another form that can be read in one way alone. */
export const isoTime = (written: string) => isoDate(written) ?? isoInstant(written);

/** Reads a time or a zone; the sentence of its error belongs at one place of the file, with the form that would mend it. */
export function attempt<T>(
  document: Document<unknown>,
  at: PropertyKey[],
  written: string,
  read: (written: string) => T,
  mended: (written: string) => string | null = () => null,
): T {
  try {
    return read(written);
  } catch (error) {
    const value = mended(written);
    document.report(at, (error as Error).message, "value", "instant-zone", value ? { value } : undefined);
    return undefined as T;
  }
}
