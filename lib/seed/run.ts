/** The seed's work: check, plan, publish. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { openDatabase } from "../database/client";
import { plan, publish } from "../database/publish";
import type { Plan } from "../editions/plan";
import { statements } from "../editions/statement";
import type { Fault } from "../figures/faults";
import type { Checked } from "../lint/lint";
import { databaseUrl } from "../settings/database-url";
import { environment } from "../settings/environment";
import { nameOf } from "../story/story";
import { type Ready, rules } from "./check";
import type { SeedOptions } from "./options";
import { type Reading, readStories } from "./read";
import { absentReport, changeLines, checkReport, counted, faultsReport, pagesOf, planReport } from "./report";

/** What a run came to: its exit code, its words, and the same as data. */
export interface Outcome {
  code: 0 | 1 | 2;
  words: string;
  data: object;
}

/** Where a run reads, from its options and the environment. */
export function reading(
  options: Pick<SeedOptions, "figures" | "stories"> & Partial<Pick<SeedOptions, "strict">>,
  now: Date,
): Reading {
  const { figures, articles } = environment({
    ...process.env,
    DATABASE_URL: "",
    ...(options.figures && { FIGURES_DIR: options.figures }),
  });
  return {
    figures: resolve(figures),
    articles,
    stories: options.stories,
    strict: options.strict,
    now: now.toISOString(),
  };
}

/** Reads and checks the files alone. Throws `FigureFaults`. */
export function check(from: Reading): Outcome {
  const stories = readStories(from);
  const open = stories.flatMap(({ findings }) => findings.filter(({ accepted }) => accepted === null));
  return {
    code: 0,
    words: [...stories.map(checkReport), `no faults, ${counted(open.length, "warning")}`].join("\n"),
    data: { stories: stories.map(checked) },
  };
}

/**
 * Says what publishing would change, and writes nothing; `command` is what runs the seed as this run does. Throws `FigureFaults`.
 */
export async function showPlan(from: Reading, command = "npm run seed --"): Promise<Outcome> {
  const stories = readStories(from);
  const { plans, absent } = await withPlans(stories, async (plans, published) => ({
    plans,
    absent: from.stories.length
      ? []
      : published.filter(({ story }) => !stories.some(({ draft }) => draft.slug === story)),
  }));
  const faults = plans.flatMap(({ plan, parsed }) => (parsed.unfinished ? [] : plan.faults));
  const differing = plans.filter(({ plan, parsed }) => plan.differs && !parsed.unfinished);
  const words = [
    ...plans.flatMap(({ plan, parsed }) => [
      checkReport(parsed),
      ...(parsed.unfinished
        ? plan.edition
          ? [`${plan.story}: edition ${plan.edition} stays`]
          : []
        : [planReport(plan, { before: plan.before, after: parsed.draft }, parsed.places)]),
      "",
    ]),
    ...absentReport(absent),
    ...(faults.length
      ? [faultsReport(faults), `${counted(faults.length, "fault")}; nothing was written`]
      : differing.length
        ? [
            `nothing was written; to publish this and nothing else:`,
            `${command} --apply ${differing.map(({ plan }) => plan.token).join(",")}`,
          ]
        : ["nothing to publish"]),
  ];
  return {
    code: faults.length ? 1 : differing.length ? 2 : 0,
    words: words.join("\n").trimEnd(),
    data: { stories: plans.map(planned), faults },
  };
}

/**
 * Publishes, after `migrate` has brought the database up to date. Throws `FigureFaults`,
 * and `StalePlan` when other plans than these would be applied.
 */
export async function apply(
  from: Reading,
  plans: string[] | null,
  now: Date,
  migrate: () => Promise<unknown>,
): Promise<Outcome> {
  const all = readStories(from);
  const stories = all.filter(({ unfinished }) => !unfinished);
  await migrate();
  const database = openDatabase();
  const published = await publish(database, stories, now, plans).finally(() => database.$disconnect());
  const told = stories.map((parsed, index) => {
    const publication = published[index] as (typeof published)[number];
    const sides = { before: publication.before, after: parsed.draft };
    return { parsed, publication, sides, differs: publication.edition !== publication.from };
  });
  return {
    code: 0,
    words: [
      ...told.map(({ parsed, publication: { edition, changes }, sides, differs }) => {
        const { slug } = parsed.draft;
        if (!differs) return `${slug}: nothing new, edition ${edition} stays\n${checkReport(parsed)}`;
        const lines =
          edition === 1 ? [] : changes.flatMap((change) => changeLines(change, sides, parsed.places));
        return [`${slug}: edition ${edition} is out`, ...lines, checkReport(parsed)].join("\n");
      }),
      ...all.filter(({ unfinished }) => unfinished).map(checkReport),
    ].join("\n"),
    data: {
      stories: told.map(({ parsed, publication: { edition, changes }, sides }) => ({
        ...checked(parsed),
        edition,
        changes: changes.map((change) => described(change, sides)),
      })),
    },
  };
}

interface Planned {
  parsed: Ready;
  plan: Plan;
}

/** The plans of stories over the database that there is, which is not made when there is none. */
async function withPlans<T>(
  stories: Ready[],
  use: (plans: Planned[], published: { story: string; edition: number }[]) => Promise<T>,
): Promise<T> {
  const url = databaseUrl();
  if (!existsSync(url.slice("file:".length))) {
    const plans = stories.map(async (parsed) => ({ parsed, plan: await plan(null, parsed) }));
    return use(await Promise.all(plans), []);
  }
  const database = openDatabase(url);
  try {
    const plans: Planned[] = [];
    for (const parsed of stories) {
      plans.push({ parsed, plan: await plan(database, parsed) });
    }
    const newest = await database.edition.groupBy({
      by: ["story"],
      _max: { number: true },
      orderBy: { story: "asc" },
    });
    return await use(
      plans,
      newest.map(({ story, _max }) => ({ story, edition: _max.number ?? 0 })),
    );
  } finally {
    await database.$disconnect();
  }
}

/** How many changes the figure files hold that are not published. Throws what publishing would refuse. */
export async function pending(from: Reading): Promise<number> {
  const stories = readStories(from).filter(({ unfinished }) => !unfinished);
  return withPlans(stories, async (plans) =>
    plans.reduce((sum, { plan }) => sum + Math.max(plan.changes.length, Number(plan.differs)), 0),
  );
}

function checked({ draft, proof, findings, unfinished }: Checked) {
  return {
    story: draft.slug,
    draft: unfinished,
    figures: draft.figures.length,
    proved: proof.proved,
    unproved: proof.unproved,
    missing: proof.missing.map(({ source, file, figures }) => ({ source, file, figures })),
    findings: findings.map(({ code, severity, about, place, message, accepted }) => ({
      code,
      severity,
      about,
      ...place,
      message,
      accepted,
    })),
  };
}

function planned({ parsed, plan: { edition, before, token, differs, changes } }: Planned) {
  return {
    ...checked(parsed),
    edition,
    plan: differs ? token : null,
    pages: differs ? pagesOf(parsed.draft.slug, changes) : [],
    changes: changes.map((change) => described(change, { before, after: parsed.draft })),
  };
}

function described(change: Plan["changes"][number], sides: Parameters<typeof statements>[1]) {
  const [was, now] = statements(change, sides);
  const { action, before, reason, explanation, charts } = change;
  const formerly = action === "renamed" ? { formerly: before?.id } : {};
  return { of: nameOf(change), action, ...formerly, was, now, reason, why: explanation, charts };
}

/** How many of the faults are findings that a file may accept. */
function acceptable(faults: readonly Fault[]): string {
  const count = faults.filter(({ code }) => code && rules[code]?.severity === "error").length;
  return count
    ? `, ${count === faults.length ? "" : `${count} `}which a file may accept with a reason (docs/checks.md)`
    : "";
}

/** Faults as a run's outcome. */
export function refused(faults: readonly Fault[]): Outcome {
  return {
    code: 1,
    words: `${faultsReport(faults)}\n${counted(faults.length, "fault")}${acceptable(faults)}; nothing was written`,
    data: { stories: [], faults },
  };
}
