import { commandLine } from "../settings/command-line";
import { instant } from "../story/time";

/** What a run of the seed is to do. */
export interface SeedOptions {
  mode: "apply" | "plan" | "check" | "fix" | "revert" | "cancel" | "help";
  /** Whether what would be mended is only told. */
  dry: boolean;
  watch: boolean;
  json: boolean;
  /** Whether an article that the archive lacks is a fault. */
  strict: boolean;
  /** The folder of story folders; null for the environment's. */
  figures: string | null;
  /** The stories to read; all of the folder's when empty. */
  stories: string[];
  /** The plans that alone may be applied; null to apply what there is. */
  plans: string[] | null;
  /** The edition to plan the way back to, whether to edit the files, what readers are told; null for another mode. */
  reverting: { story: string; edition: number; write: boolean; why: string | null } | null;
  /** The moment that the editions are to open at, in UTC; null for at once. */
  notBefore: string | null;
  /** Whether to go on from a database that lacks editions which were published. */
  beginAgain: boolean;
  /** The edition to take back, which waits for its minute; null without one. */
  cancel: { story: string; edition: number } | null;
}

const known = {
  plan: { type: "boolean" },
  check: { type: "boolean" },
  fix: { type: "boolean" },
  apply: { type: "string", multiple: true },
  revert: { type: "string" },
  write: { type: "boolean" },
  why: { type: "string" },
  "not-before": { type: "string" },
  cancel: { type: "string" },
  "begin-again": { type: "boolean" },
  watch: { type: "boolean" },
  publish: { type: "boolean" },
  figures: { type: "string" },
  story: { type: "string", multiple: true },
  json: { type: "boolean" },
  strict: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export const usage = `npm run seed -- [options]     publishes the figure files as the stories' next editions

  --plan            show what would change, and write nothing: exit 0 nothing, 2 something, 1 faults
  --check           read and check the files alone; needs no database
  --fix             write what has one remedy into the files: derived values, hashes of archived articles,
                    quotes around decimals and dates, other forms of dates, letters without a shape;
                    --fix --check only tells
  --apply PLAN      publish that plan and nothing else: gsomia@3:5f2c9a1b04, as --plan names it
  --revert EDITION  show the files' way back to gsomia@4, and write nothing; with --write edit the files,
                    with --why TEXT the entries too that say it to readers; publishes nothing
  --not-before TIME publish now what opens then, and is not seen before: 2019-11-22T18:00+09:00
  --cancel EDITION  take back an edition that waits for its minute: gsomia@5
  --begin-again     publish over a database that lacks editions which were published before:
                    their numbers, which addresses hold (?v=4), are given anew
  --watch           plan, or check, again whenever a file is saved, until it is interrupted
  --watch --publish publish whenever a file is saved
  --figures DIR     the folder of story folders (FIGURES_DIR, otherwise prisma/figures)
  --story SLUG      this story only, the front page left as it is; may be repeated
  --strict          refuse figures whose article is not in the archive (ARTICLES_DIR)
  --json            answer as JSON
  --help            this text

A changed or removed value needs a reason in its file; the seed says what to write. Nothing goes around that.`;

/** The options that a command line gives. Throws a sentence for what is none. */
export function seedOptions(args: string[]): SeedOptions {
  const { values, positionals } = commandLine(args, known, "seed");
  const [word] = positionals;
  if (word !== undefined) throw new Error(`unexpected word: ${word}, options begin with --`);
  const dry = values.fix === true && values.check === true;
  const modes = (["plan", "check", "fix", "apply", "revert", "cancel", "help"] as const).filter(
    (name) => values[name] && !(dry && name === "check"),
  );
  if (modes.length > 1) throw new Error(`--${modes[0]} and --${modes[1]} exclude each other`);
  const plans = (values.apply as string[] | undefined)?.flatMap((each) => each.split(",")) ?? null;
  const wrong = plans?.find((each) => !/^[a-z0-9-]+@\d+:[0-9a-f]{10}$/.test(each));
  if (wrong !== undefined)
    throw new Error(`--apply: expected a plan such as gsomia@3:5f2c9a1b04, found ${wrong}`);
  const once = (["apply", "fix", "cancel"] as const).find((name) => values[name]);
  if (once && values.watch) throw new Error(`--${once} and --watch exclude each other`);
  const reverting = values.revert === undefined ? null : editionNamed("revert", values.revert as string);
  for (const name of ["write", "why"] as const)
    if (values[name] !== undefined && !reverting) throw new Error(`--${name} goes with --revert`);
  for (const name of ["watch", "story"] as const)
    if (values[name] && reverting) throw new Error(`--revert and --${name} exclude each other`);
  for (const name of ["cancel", "revert"] as const) {
    if (values[name] && values["not-before"])
      throw new Error(`--${name} and --not-before exclude each other`);
  }
  const other = values.watch ? "watch" : modes.find((name) => name !== "apply" && name !== "help");
  if (values["begin-again"] && other) throw new Error(`--begin-again and --${other} exclude each other`);
  if (values.publish && !values.watch)
    throw new Error("--publish goes with --watch; without it npm run seed publishes");
  if (values.publish && modes.length) throw new Error(`--publish and --${modes[0]} exclude each other`);
  return {
    dry,
    // What goes on by itself publishes only where it was told to.
    mode: modes[0] ?? (values.watch && !values.publish ? "plan" : "apply"),
    watch: values.watch === true,
    json: values.json === true,
    strict: values.strict === true,
    figures: (values.figures as string | undefined) ?? null,
    stories: (values.story as string[] | undefined) ?? [],
    plans,
    reverting: reverting && {
      ...reverting,
      write: values.write === true,
      why: (values.why as string | undefined) ?? null,
    },
    notBefore: values["not-before"] === undefined ? null : momentIn(String(values["not-before"])),
    beginAgain: values["begin-again"] === true,
    cancel: values.cancel === undefined ? null : editionNamed("cancel", String(values.cancel)),
  };
}

/** The moment that `--not-before` gives, in UTC. */
function momentIn(written: string): string {
  const wrong = `--not-before: expected a moment with its offset, such as 2019-11-22T18:00+09:00, found ${written}`;
  if (!/^(19|20)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})$/.test(written))
    throw new Error(wrong);
  try {
    return instant(written);
  } catch {
    throw new Error(wrong);
  }
}

/** A story and one of its editions, as an option names it. Throws a sentence for anything else. */
function editionNamed(option: string, text: string): { story: string; edition: number } {
  const [, story, edition] = /^([a-z0-9-]+)@([1-9]\d{0,8})$/.exec(text) ?? [];
  if (!story) throw new Error(`--${option}: expected a story and an edition such as gsomia@4, found ${text}`);
  return { story, edition: Number(edition) };
}
