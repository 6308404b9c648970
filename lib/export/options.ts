import { commandLine } from "../settings/command-line";
import { instant } from "../story/time";

/** What an export is to do. */
export interface ExportOptions {
  /** The folder that it is written into. */
  out: string;
  /** The address that the folder is served at, without a slash at its end. */
  base: string;
  /** Whether every edition is to be there, and not the open ones alone. */
  everyEdition: boolean;
  /** Whether texts lie there compressed as well. */
  gzip: boolean;
  /** The moment that it is made for, in UTC; null for about now. */
  at: string | null;
}

const known = {
  out: { type: "string" },
  base: { type: "string" },
  editions: { type: "string" },
  gzip: { type: "boolean" },
  at: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export const usage = `npm run export -- --out DIR --base URL     writes the whole site as files that need no server

  --out DIR        the folder; what an earlier export wrote there is brought up to date
  --base URL       where readers will find it: https://archive.example or https://example.org/desk
  --editions all   every edition that was published, and not the open ones alone; those that are in DIR stay
  --gzip           each text compressed beside it, as poll.svg.gz, for servers that send such
  --at TIME        the moment that live countdowns stand at without a script, 2019-11-22T18:00+09:00;
                   without it the beginning of this hour
  --help           this text`;

/** The options of an export; null where help is asked for. Throws a sentence for what is none. */
export function exportOptions(args: string[]): ExportOptions | null {
  const { values, positionals } = commandLine(args, known, "export");
  if (values.help) return null;
  const { out, base, editions, at } = values as Record<string, string | undefined>;
  if (positionals.length) throw new Error(`expected options alone, found ${positionals.join(", ")}`);
  if (!out) throw new Error("--out: expected the folder to write into");
  if (!base) throw new Error("--base: expected the address that readers will find it at");
  if (editions !== undefined && editions !== "all")
    throw new Error(`--editions: expected all, found ${editions}`);
  return {
    out,
    base: checkedBase(base),
    everyEdition: editions === "all",
    gzip: values.gzip === true,
    at: at === undefined ? null : checkedMoment(at),
  };
}

/** An address that a site can stand at. Throws a sentence for another one. */
function checkedBase(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : null;
  const whole = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username;
  if (!whole || !/^[\w./~-]*$/.test(url.pathname))
    throw new Error(
      "--base: expected an address such as https://archive.example or https://example.org/desk",
    );
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function checkedMoment(at: string): string {
  try {
    return instant(at);
  } catch {
    throw new Error(`--at: expected an instant such as 2019-11-22T18:00+09:00, found ${at}`);
  }
}
