/** Texts in the place of files, all of them or none. */
import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A file as it is to be: beside the one that it takes the place of, until all are. */
interface Made {
  target: string;
  beside: string;
}

/**
 * Writes each text beside its file first and then, all being on the disk, in its place, so that a full disk or a kill
 * leaves no file half. Rights and links stay; a file that is not there yet is made.
 */
export function replaceFiles(files: readonly { path: string; text: string }[]): void {
  const made: Made[] = [];
  try {
    for (const { path, text } of files) {
      const target = existsSync(path) ? realpathSync(path) : path;
      const beside = join(dirname(target), `.${randomUUID()}`);
      made.push({ target, beside });
      writeDurably(beside, text, statSync(target, { throwIfNoEntry: false })?.mode);
    }
    for (const { target, beside } of made) renameSync(beside, target);
  } finally {
    for (const { beside } of made) rmSync(beside, { force: true });
  }
}

function writeDurably(path: string, text: string, mode: number | undefined): void {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, text);
    if (mode !== undefined) fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
