/** The seed's work: check, plan, publish. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { openDatabase } from "../database/client";
import { databaseFailure } from "../database/failure";
import { readFront } from "../database/front";
import { pendingEditions } from "../database/pending";
import { plan, publish } from "../database/publish";
import { type FrontPlan, frontName, plannedFront, unsaid } from "../editions/front";
import type { Pending, Plan } from "../editions/plan";
import { statements } from "../editions/statement";
import type { Fault } from "../figures/faults";
import type { Checked } from "../lint/lint";
import { databaseUrl } from "../settings/database-url";
import { environment } from "../settings/environment";
import { nameOf } from "../story/story";
import { type Ready, rules } from "./check";
import type { SeedOptions } from "./options";
import { type Desk, type Reading, readDesk } from "./read";
import {
  absentReport,
  changeLines,
  checkReport,
  counted,
  faultsReport,
  frontReport,
  nothingNew,
  pagesOf,
  pendingReport,
  planReport,
  scheduleLines,
} from "./report";

/** What a run came to: its exit code, its words, and the same as data. */
export interface Outcome {
  code: 0 | 1 | 2;
  words: string;
  data: object;
}

/** Where a run reads, from its options and the environment. */
export function reading(
  options: Pick<SeedOptions, "figures" | "stories"> & Partial<Pick<SeedOptions, "strict" | "notBefore">>,
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
    notBefore: options.notBefore,
  };
}

/** Reads and checks the files alone, and tells what waits in a database that there is. Throws `FigureFaults`. */
export async function check(from: Reading): Promise<Outcome> {
  const { stories } = readDesk(from);
  const waits = await scheduled(new Date(from.now)).catch((error: Error) => error);
  const open = stories.flatMap(({ findings }) => findings.filter(({ accepted }) => accepted === null));
  return {
    code: 0,
    words: [
      ...stories.map(checkReport),
      ...(waits instanceof Error
        ? [`what waits for its minute is not known: ${databaseFailure(waits) ?? waits.message}`]
        : waits.map(pendingReport)),
      `no faults, ${counted(open.length, "warning")}`,
    ].join("\n"),
    data: { stories: stories.map(checked), pending: waits instanceof Error ? null : waits },
  };
}

/**
 * Says what publishing would change, and writes nothing; `command` is what runs the seed as this run does. Throws `FigureFaults`.
 */
export async function showPlan(from: Reading, command = "npm run seed --"): Promise<Outcome> {
  const desk = readDesk(from);
  const { plans, front, published, waits } = await withPlans(desk, from);
  const isAbsent = ({ story }: { story: string }) => !desk.stories.some(({ draft }) => draft.slug === story);
  const absent = from.stories.length ? [] : published.filter(isAbsent);
  // Of what is planned the plan tells what waits.
  const others = waits.filter((each) =>
    isAbsent(each)
      ? !from.stories.length
      : plans.some(({ parsed }) => parsed.unfinished && parsed.draft.slug === each.story),
  );
  const faults = plans.flatMap(({ plan, parsed }) => (parsed.unfinished ? [] : plan.faults));
  const tokens = [
    ...plans.filter(({ plan, parsed }) => plan.differs && !parsed.unfinished).map(({ plan }) => plan.token),
    ...(front?.differs ? [front.token] : []),
  ];
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
    ...frontReport(front, "would be"),
    ...absentReport(absent),
    ...others.map(pendingReport),
    ...(faults.length
      ? [faultsReport(faults), `${counted(faults.length, "fault")}; nothing was written`]
      : tokens.length
        ? [`nothing was written; to publish this and nothing else:`, `${command} --apply ${tokens.join(",")}`]
        : ["nothing to publish"]),
  ];
  return {
    code: faults.length ? 1 : tokens.length ? 2 : 0,
    words: words.join("\n").trimEnd(),
    data: { stories: plans.map(planned), front: front && frontData(front), pending: waits, faults },
  };
}

/**
 * Publishes, after `migrate` has brought the database up to date. Throws `FigureFaults`,
 * and `StalePlan` when other plans than these would be applied.
 */
export async function apply(
  from: Reading,
  plans: string[] | null,
  now: () => Date,
  migrate: () => Promise<unknown>,
): Promise<Outcome> {
  const { stories: all, front } = readDesk(from);
  // A plan of the front page alone leaves the stories as they are.
  const fronting = plans?.every((plan) => plan.startsWith(`${frontName}@`)) ?? false;
  const stories = fronting ? [] : all.filter(({ unfinished }) => !unfinished);
  await migrate();
  const database = openDatabase();
  // What is under an embargo arranges nothing before its minute.
  const arranged = from.notBefore ? null : front;
  const published = await publish(database, stories, now, plans, from.notBefore, arranged).finally(() =>
    database.$disconnect(),
  );
  const told = stories.map((parsed, index) => {
    const publication = published.stories[index] as (typeof published.stories)[number];
    const sides = { before: publication.before, after: parsed.draft };
    return { parsed, publication, sides, differs: publication.edition !== publication.from };
  });
  return {
    code: 0,
    words: [
      ...told.map(({ parsed, publication, sides, differs }) => {
        const { edition, changes, opens, pending } = publication;
        const { slug, zone } = parsed.draft;
        if (!differs) return `${nothingNew(publication)}\n${checkReport(parsed)}`;
        const lines =
          edition === 1 ? [] : changes.flatMap((change) => changeLines(change, sides, parsed.places));
        const title = `${slug}: edition ${edition} ${opens ? "waits for its minute" : "is out"}`;
        const schedule = scheduleLines({ notBefore: opens, pending }, zone);
        return [title, ...schedule, ...lines, checkReport(parsed)].join("\n");
      }),
      ...all.filter(({ unfinished }) => unfinished).map(checkReport),
      ...frontReport(published.front, "is"),
    ]
      .join("\n")
      .trimEnd(),
    data: {
      front: published.front && frontData(published.front),
      stories: told.map(({ parsed, publication: { edition, changes, opens, pending }, sides }) => ({
        ...checked(parsed),
        edition,
        opens,
        pending,
        changes: changes.map((change) => described(change, sides)),
      })),
    },
  };
}

interface Planned {
  parsed: Ready;
  plan: Plan;
}

interface Over {
  plans: Planned[];
  /** The front page's plan; null where it stays as it is. */
  front: FrontPlan | null;
  /** The open edition of every story that is published. */
  published: { story: string; edition: number }[];
  /** The editions that wait for their minute. */
  waits: Pending[];
}

/** The plans of a desk over the database that there is, which is not made when there is none. */
async function withPlans({ stories, front: arranged }: Desk, from: Reading): Promise<Over> {
  const front = from.notBefore ? null : arranged;
  const now = new Date(from.now);
  const plansOver = async (database: ReturnType<typeof openDatabase> | null) => {
    const plans: Planned[] = [];
    for (const parsed of stories) {
      plans.push({ parsed, plan: await plan(database, parsed, now, from.notBefore) });
    }
    return plans;
  };
  return overDatabase(
    async (database) => {
      const plans = await plansOver(database);
      const waits = await pendingEditions(database, now);
      const open = await database.edition.groupBy({
        by: ["story"],
        where: { NOT: waits.map(({ story, edition }) => ({ story, number: edition })) },
        _max: { number: true },
        orderBy: { story: "asc" },
      });
      const published = open.map(({ story, _max }) => ({ story, edition: _max.number ?? 0 }));
      const fronted = front && plannedFront(await readFront(database), front);
      return { plans, front: fronted, published, waits };
    },
    async () => ({
      plans: await plansOver(null),
      front: front && plannedFront(unsaid, front),
      published: [],
      waits: [],
    }),
  );
}

/** What is done with the database, or where there is none, which is not made. */
export async function overDatabase<T>(
  use: (database: ReturnType<typeof openDatabase>) => Promise<T>,
  without: () => Promise<T> | T,
): Promise<T> {
  const url = databaseUrl();
  if (!existsSync(url.slice("file:".length))) return without();
  const database = openDatabase(url);
  return use(database).finally(() => database.$disconnect());
}

/** The editions that wait for their minute; none without a database. */
export function scheduled(now: Date): Promise<Pending[]> {
  return overDatabase(
    (database) => pendingEditions(database, now),
    () => [],
  );
}

/** How many changes the figure files hold that are not published. Throws what publishing would refuse. */
export async function pending(from: Reading): Promise<number> {
  const { stories, front: arranged } = readDesk(from);
  const finished = { stories: stories.filter(({ unfinished }) => !unfinished), front: arranged };
  const { plans, front } = await withPlans(finished, from);
  return plans.reduce(
    (sum, { plan }) => sum + Math.max(plan.changes.length, Number(plan.differs)),
    Number(front?.differs ?? false),
  );
}

function frontData({ before, after, differs, token }: FrontPlan) {
  return { plan: differs ? token : null, was: before, now: after };
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

function planned({
  parsed,
  plan: { edition, before, token, differs, changes, notBefore, pending },
}: Planned) {
  return {
    ...checked(parsed),
    edition,
    opens: differs ? notBefore : null,
    pending,
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
