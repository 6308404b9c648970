/** What the commands of backups are to do. */
import { commandLine, type Known } from "../settings/command-line";

export interface BackupOptions {
  file: string;
  /** Whether a file that is there may be replaced. */
  force: boolean;
}

export interface RestoreOptions {
  file: string;
  /** Whether to put it in place, and not only to say what that would change. */
  apply: boolean;
  /** The published editions that may be lost, as `gsomia@19-26`; null for none. */
  lose: string | null;
}

const ofBackup = { force: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;
const ofRestore = {
  apply: { type: "boolean" },
  lose: { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
} as const;

export const backupUsage = `npm run backup -- FILE     copies the database, whole, while servers serve and seeds write

  --force   replace FILE where it is there already
  --help    this text`;

export const restoreUsage = `npm run restore -- FILE     says what a backup would change in the database's place; changes nothing

  --apply          put it in place; what was there is kept beside it
  --lose EDITIONS  lose these, which were published and are not in FILE: gsomia@19-26
  --help           this text`;

/** The options of a backup; null where help is asked for. Throws a sentence for what is none. */
export function backupOptions(args: string[]): BackupOptions | null {
  const { values, file } = read(args, ofBackup, "backup");
  return file === null ? null : { file, force: values.force === true };
}

/** The options of a restore; null where help is asked for. Throws a sentence for what is none. */
export function restoreOptions(args: string[]): RestoreOptions | null {
  const { values, file } = read(args, ofRestore, "restore");
  if (file === null) return null;
  const lose = values.lose as string[] | undefined;
  const wrong = lose
    ?.flatMap((each) => each.split(","))
    .find((each) => !/^[a-z0-9-]+@\d+(-\d+)?$/.test(each));
  if (wrong !== undefined) throw new Error(`--lose: expected editions such as gsomia@19-26, found ${wrong}`);
  if (lose && !values.apply) throw new Error("--lose goes with --apply");
  return { file, apply: values.apply === true, lose: lose?.join(",") ?? null };
}

/** The options of a command that takes one file; the file null where help is asked for. */
function read(args: string[], known: Known, command: string) {
  const { values, positionals } = commandLine(args, known, command);
  const [file, ...more] = positionals;
  if (values.help) return { values, file: null };
  if (!file) throw new Error(`expected a file: npm run ${command} -- FILE`);
  if (more.length) throw new Error(`expected one file, found ${positionals.join(", ")}`);
  return { values, file };
}
