/** Writes figure files in place of the ones that were read. */
import { randomUUID } from "node:crypto";
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FigureFile } from "./files";

/** A file as it is to be: beside the one that it takes the place of, until all are. */
interface Made {
  target: string;
  beside: string;
}

/**
 * Writes each file that differs from the one that was read, all beside themselves first and then
 * in their places, so that a full disk changes nothing. Byte-order marks, rights and links stay.
 * Throws when a file has changed since it was read.
 */
export function writeFiles(read: readonly FigureFile[], now: readonly FigureFile[]): void {
  const made: Made[] = [];
  try {
    for (const { path, text } of now) {
      const before = read.find((each) => each.path === path)?.text;
      if (before === undefined || text === before) continue;
      const target = realpathSync(path);
      const found = readFileSync(target, "utf8");
      const mark = found.startsWith("\uFEFF") ? "\uFEFF" : "";
      if (found !== mark + before) throw new Error(`${path}: changed while it was read`);
      const beside = join(dirname(target), `.${randomUUID()}`);
      made.push({ target, beside });
      writeFileSync(beside, mark + text, { flag: "wx" });
      chmodSync(beside, statSync(target).mode);
    }
    for (const { target, beside } of made) renameSync(beside, target);
  } finally {
    for (const { beside } of made) rmSync(beside, { force: true });
  }
}
