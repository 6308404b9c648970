/** The folder of an export: what is new stands beside it until all is made, then takes its place at once. */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Manifest, manifestName, manifestText, stageName } from "./manifest";

/** What became of a folder's files. */
export interface Changed {
  written: number;
  same: number;
  removed: number;
}

/** Which files are worth their compression. */
const text = /\.(html|svg|csv|json|xml|js|txt)$/;

export const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Files that are to be in a folder, of which those that differ are laid ready. */
export function staging(folder: string, gzip: boolean) {
  const stage = join(folder, stageName);
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const ready = new Set<string>();

  const lay = (path: string, bytes: Buffer) => {
    const there = join(folder, path);
    const known = statSync(there, { throwIfNoEntry: false });
    if (known?.isFile() && known.size === bytes.length && readFileSync(there).equals(bytes)) return;
    mkdirSync(dirname(join(stage, path)), { recursive: true });
    writeFileSync(join(stage, path), bytes);
    ready.add(path);
  };

  return {
    /** Lays a file ready, where it is not there as it is. */
    put: (path: string, bytes: Buffer): void => {
      lay(path, bytes);
      if (gzip && text.test(path)) lay(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    },
    /** Puts what is ready in its place and takes away what is not to be there any more. */
    finish: (manifest: Manifest, before: Manifest | null): Changed => {
      // Who is stopped on the way has a folder that says so, and all that it may hold: the next export makes it whole.
      const files = { ...before?.files, ...manifest.files };
      writeFileSync(join(folder, manifestName), manifestText({ ...manifest, files, whole: false }));
      for (const path of ready) {
        const target = join(folder, path);
        mkdirSync(dirname(target), { recursive: true });
        renameSync(join(stage, path), target);
      }
      const gone = Object.keys(before?.files ?? {}).filter((path) => !(path in manifest.files));
      for (const path of gone) remove(folder, path);
      if (!gzip)
        for (const path of Object.keys(manifest.files)) rmSync(join(folder, `${path}.gz`), { force: true });
      rmSync(stage, { recursive: true, force: true });
      writeFileSync(join(folder, manifestName), manifestText(manifest));
      const written = [...ready].filter((path) => path in manifest.files).length;
      return { written, same: Object.keys(manifest.files).length - written, removed: gone.length };
    },
    drop: () => rmSync(stage, { recursive: true, force: true }),
  };
}

/** Takes a file away, and the folders that it leaves empty. */
function remove(folder: string, path: string): void {
  for (const each of [path, `${path}.gz`]) rmSync(join(folder, each), { force: true });
  for (let at = dirname(path); at !== "."; at = dirname(at)) {
    const there = join(folder, at);
    if (existsSync(there) && readdirSync(there).length > 0) return;
    if (existsSync(there)) rmdirSync(there);
  }
}
