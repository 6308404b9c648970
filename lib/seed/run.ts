/** The seed's work: check, plan, publish. */
import { resolve } from "node:path";
import pc from "picocolors";
import { guarded, vouch } from "../backup/guard";
import { keepLedger, setLedgerAside } from "../backup/ledger";
import { openDatabase } from "../database/client";
import { databaseFailure } from "../database/failure";
import { publish } from "../database/publish";
import { frontName } from "../editions/front";
import { environment } from "../settings/environment";
import { changeLines } from "./change-lines";
import { checked, described, frontData, planned } from "./data";
import type { SeedOptions } from "./options";
import type { Outcome } from "./outcome";
import { plansOf, scheduled } from "./plans";
import { type Reading, readDesk } from "./read";
import {
  absentReport,
  checkReport,
  counted,
  faultsReport,
  frontReport,
  nothingNew,
  pendingReport,
  planReport,
  scheduleLines,
} from "./report";

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
  const { plans, front, published, waits } = await plansOf(desk, from);
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
 * Publishes, after `migrate` has brought the database up to date. Throws `FigureFaults`, `StalePlan` when other plans
 * than these would be applied, and a sentence where the database lacks what was published, unless it is to
 * `beginAgain`.
 */
export async function apply(
  from: Reading,
  plans: string[] | null,
  now: () => Date,
  migrate: () => Promise<unknown>,
  beginAgain = false,
): Promise<Outcome> {
  const { stories: all, front } = readDesk(from);
  // A plan of the front page alone leaves the stories as they are.
  const fronting = plans?.every((plan) => plan.startsWith(`${frontName}@`)) ?? false;
  const stories = fronting ? [] : all.filter(({ unfinished }) => !unfinished);
  await vouch(now(), beginAgain);
  await migrate();
  const turn = guarded(now, beginAgain);
  const database = openDatabase();
  // What is under an embargo arranges nothing before its minute.
  const arranged = from.notBefore ? null : front;
  const published = await publish(database, stories, now, plans, from.notBefore, arranged, turn).finally(() =>
    database.$disconnect(),
  );
  if (beginAgain) setLedgerAside(now());
  const unkept = await keepLedger();
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
      ...(unkept ? [pc.yellow(unkept)] : []),
    ]
      .join("\n")
      .trimEnd(),
    data: {
      ledger: unkept,
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
