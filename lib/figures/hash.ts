import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Document } from "./document";
import type { SourceFile } from "./schema";

/** The SHA-256 of an archived article; null where the archive has no such file. */
function articleHash(archive: string, file: string): string | null {
  const path = join(archive, basename(file));
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** Whether a source gives its archived article's hash, or has no such article; reports where what it gives is none. */
export function hasHash(document: Document<SourceFile>, archive: string): boolean {
  const given = document.value?.source.archive;
  if (!given || (typeof given.sha256 === "string" && /^[0-9a-f]{64}$/.test(given.sha256))) return true;
  const right = articleHash(archive, given.file);
  const missing = given.sha256 === undefined;
  const found = missing || given.sha256 === null ? "nothing" : `"${String(given.sha256)}"`;
  document.report(
    ["source", "archive", "sha256"],
    `${missing ? "missing key: sha256, " : ""}expected a SHA-256 of 64 lower-case hexadecimal digits, found ${found}`,
    "value",
    undefined,
    right ? { value: right, ...(missing && { key: "sha256" }) } : undefined,
  );
  return false;
}
