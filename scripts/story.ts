/** Begins a story: `npm run story -- new <slug>`. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Temporal } from "temporal-polyfill";
import { slugFault } from "../lib/figures/files";
import { now } from "../lib/http/clock";
import { commandLine } from "../lib/settings/command-line";
import { environment } from "../lib/settings/environment";
import { checkedZone, instant } from "../lib/story/time";

const known = {
  zone: { type: "string" },
  deadline: { type: "string" },
  figures: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const usage = `npm run story -- new <slug> [options]     writes a folder to begin a story with

  --zone ZONE         the zone that its days are days in: Asia/Seoul (UTC)
  --deadline INSTANT  when its deadline is: 2031-03-30T02:00+01:00 (noon in four weeks);
                      for one that has passed an outcome is begun too
  --figures DIR       the folder of story folders (FIGURES_DIR, otherwise prisma/figures)`;

/** The template's blanks, filled in for a deadline. */
function blanks(slug: string, zone: string, deadline: string): Record<string, string> {
  const end = Temporal.Instant.from(deadline).toZonedDateTimeISO(zone);
  const passed = deadline <= now().toISOString();
  // The example's source appeared today, or a week before a deadline that has passed.
  const today = passed
    ? end.toPlainDate().subtract({ weeks: 1 })
    : Temporal.Instant.from(now().toISOString()).toZonedDateTimeISO(zone).toPlainDate();
  const minute = (at: Temporal.ZonedDateTime) =>
    at.toString({ timeZoneName: "never", smallestUnit: "minute" });
  return {
    slug,
    zone,
    city: (zone.split("/").at(-1) ?? zone).replaceAll("_", " "),
    midnight:
      end.hour + end.minute === 0
        ? `midnight: { opens: "${end.toPlainDate()}" }`
        : `# midnight: { opens: "${end.toPlainDate()}" }`,
    deadline: minute(end),
    ended: passed ? "" : "# ",
    outcome: minute(end.subtract({ hours: 1 })),
    today: today.toString(),
    year: String(today.year),
    from: end.toPlainDate().subtract({ months: 6 }).toString(),
    focus: end.toPlainDate().subtract({ weeks: 2 }).toString(),
  };
}

/** The instant that `--deadline` gives. */
function asked(written: string, zone: string): string {
  try {
    return instant(written, zone);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(
      `--deadline: ${message.startsWith("offset") ? message : "expected an instant with its offset, such as 2031-03-30T02:00+01:00"}`,
    );
  }
}

/** Writes the folder of a new story and answers its path. Throws a sentence, and writes nothing, when it cannot. */
function begin(slug: string, options: { zone?: string; deadline?: string; figures?: string }): string {
  const wrong = slugFault(slug);
  if (wrong) throw new Error(wrong);
  const figures = options.figures ?? environment({ ...process.env, DATABASE_URL: "" }).figures;
  const folder = resolve(figures, slug);
  if (existsSync(folder)) throw new Error(`the story is there already: ${relative(process.cwd(), folder)}`);
  const zone = checkedZone(options.zone ?? "UTC");
  const noon = Temporal.Instant.from(now().toISOString())
    .toZonedDateTimeISO(zone)
    .add({ weeks: 4 })
    .withPlainTime("12:00");
  const deadline = options.deadline ? asked(options.deadline, zone) : noon.toInstant().toString();
  const words = blanks(slug, zone, deadline);
  const fill = (name: string) =>
    readFileSync(join("prisma", "template", name), "utf8").replace(
      /\{\{(\w+)\}\}/g,
      (blank, key: string) => words[key] ?? blank,
    );
  // The folder appears whole or not at all.
  const making = `${folder}.new`;
  try {
    mkdirSync(making, { recursive: true });
    writeFileSync(join(making, "story.yaml"), fill("story.yaml"));
    writeFileSync(join(making, `${words.today}-example.yaml`), fill("source.yaml"));
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return relative(process.cwd(), folder);
}

try {
  const { values, positionals } = commandLine(process.argv.slice(2), known, "story");
  const [command, slug, ...more] = positionals;
  if (values.help) console.log(usage);
  else if (command !== "new" || !slug || more.length) throw new Error(usage);
  else {
    const folder = begin(slug, values);
    console.log(`written: ${folder}, a draft until its draft: true is taken out; to check it:`);
    console.log(
      `npm run seed -- --check --story ${slug}${values.figures ? ` --figures ${values.figures}` : ""}`,
    );
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
