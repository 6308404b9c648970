/** Writes figure files in place of the ones that were read. */
import { readFileSync } from "node:fs";
import { replaceFiles } from "../files/replace";
import type { FigureFile } from "./files";

/**
 * Writes each file that differs from the one that was read, all or none. Byte-order marks, rights and links stay.
 * Throws when a file has changed since it was read.
 */
export function writeFiles(read: readonly FigureFile[], now: readonly FigureFile[]): void {
  const texts = now.flatMap(({ path, text }) => {
    const before = read.find((each) => each.path === path)?.text;
    if (before === undefined || text === before) return [];
    const found = readFileSync(path, "utf8");
    const mark = found.startsWith("\uFEFF") ? "\uFEFF" : "";
    if (found !== mark + before) throw new Error(`${path}: changed while it was read`);
    return [{ path, text: mark + text }];
  });
  replaceFiles(texts);
}
