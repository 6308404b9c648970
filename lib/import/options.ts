import { commandLine } from "../settings/command-line";
import type { Mark } from "./amounts";
import { roleNames } from "./columns";
import { type Delimiter, delimiters } from "./csv";
import type { Order } from "./days";
import { encodings } from "./encoding";

/** What an import is to do; null for what is found out. */
export interface ImportOptions {
  table: string;
  story: string;
  source: string;
  as: string | null;
  columns: string[];
  set: string[];
  dates: Order | null;
  decimal: Mark | null;
  delimiter: Delimiter | null;
  encoding: string | null;
  sheet: string | null;
  figures: string | null;
  write: boolean;
}

const known = {
  story: { type: "string" },
  source: { type: "string" },
  as: { type: "string" },
  columns: { type: "string", multiple: true },
  set: { type: "string", multiple: true },
  dates: { type: "string" },
  decimal: { type: "string" },
  delimiter: { type: "string" },
  encoding: { type: "string" },
  sheet: { type: "string" },
  figures: { type: "string" },
  write: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

const choices = {
  dates: ["dmy", "mdy"],
  decimal: ["point", "comma"],
  delimiter: Object.keys(delimiters),
} as const;

export const usage = `npm run import -- TABLE --story SLUG --source NAME [options]
    shows what a spreadsheet's rows would add to a source's file; with --write adds it

  TABLE                 .csv, .tsv or .xlsx, its columns named in its first row
  --story SLUG          the story
  --source NAME         the source, by its file's name or its id: 2019-11-18-japannews
  --write               add the entries, each a draft until somebody has looked at it
  --as KIND             figures, series or poll (told by the columns)
  --columns WHAT=HEADER what a column holds, where its header does not say: label=Answer,value=Share
  --set WHAT=WORDS      what all rows have in common: --set unit=percent --set house="Savanta ComRes"
  --dates dmy|mdy       how 08/11/2019 is read
  --decimal point|comma how 1,389 is read
  --delimiter NAME      ${Object.keys(delimiters).join(", ")} (told by the rows)
  --encoding NAME       ${encodings.join(", ")} (UTF-8, or as the file's mark says)
  --sheet NAME          the sheet of a workbook that has several
  --figures DIR         the folder of story folders (FIGURES_DIR, otherwise prisma/figures)
  --help                this text

WHAT is ${roleNames.slice(0, 16).join(", ")};
of series ${roleNames.slice(16, 18).join(", ")}; of polls ${roleNames.slice(18).join(", ")}.
Paragraphs and printed words are proposed from the article in ARTICLES_DIR.`;

/** The options that a command line gives; null where help is asked for. Throws a sentence for what is none. */
export function importOptions(args: string[]): ImportOptions | null {
  const { values, positionals } = commandLine(args, known, "import");
  if (values.help) return null;
  const one = (name: keyof typeof known) => (values[name] as string | undefined) ?? null;
  const choice = <T extends string>(name: keyof typeof choices): T | null => {
    const value = one(name);
    const allowed: readonly string[] = choices[name];
    if (value !== null && !allowed.includes(value))
      throw new Error(`--${name}: expected ${allowed.join(", ")}, found ${value}`);
    return value as T | null;
  };
  const [table, ...more] = positionals;
  if (!table) throw new Error(`expected a table's file\n\n${usage}`);
  if (more.length) throw new Error(`expected one table, found ${positionals.join(", ")}`);
  const [story, source] = (["story", "source"] as const).map((name) => {
    const value = one(name);
    if (!value) throw new Error(`missing option: --${name}, npm run import -- --help tells it`);
    return value;
  }) as [string, string];
  return {
    table,
    story,
    source,
    as: one("as"),
    // A header may hold a comma; a comma before the next what= divides.
    columns: ((values.columns as string[] | undefined) ?? []).flatMap((each) => each.split(/,(?=[a-z-]+=)/)),
    set: (values.set as string[] | undefined) ?? [],
    dates: choice<Order>("dates"),
    decimal: choice<Mark>("decimal"),
    delimiter: choice<Delimiter>("delimiter"),
    encoding: one("encoding"),
    sheet: one("sheet"),
    figures: one("figures"),
    write: values.write === true,
  };
}
