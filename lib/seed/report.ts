/** What the seed says on a terminal. */
import pc from "picocolors";
import type { Explained } from "../editions/change";
import type { FrontPlan } from "../editions/front";
import type { Pending, Plan } from "../editions/plan";
import type { Sides } from "../editions/statement";
import { at, byPlace, type Fault, named } from "../figures/faults";
import type { Places } from "../figures/places";
import type { Checked } from "../lint/lint";
import type { Front } from "../story/front";
import { moment } from "../words/dates";
import { changeLines } from "./change-lines";

/** The most faults, and warnings, that are listed. */
const most = 50;
const mostWarnings = 20;

/** Faults one a line, and then the lines that would mend them, by file. */
export function faultsReport(faults: readonly Fault[]): string {
  const listed = faults.slice(0, most).map((fault) => pc.red(at(fault, fault.message, named(fault))));
  const more = faults.length > most ? [`and ${faults.length - most} more`] : [];
  const files = [...new Set(faults.filter((fault) => fault.add).map((fault) => fault.path))];
  const additions = files.flatMap((path) => [
    "",
    `add to ${path}, under its changes:`,
    "",
    "changes:",
    ...faults.filter((fault) => fault.path === path).flatMap((fault) => fault.add ?? []),
  ]);
  return [...listed, ...more, ...additions, ...(files.length ? [""] : [])].join("\n");
}

/** What a story's files hold, how much of it the archive proves, and what the checks let stand. */
export function checkReport({ draft, proof, findings, story, unlooked }: Checked): string {
  const { figures, sources, events, charts } = draft;
  const accepted = findings.filter((finding) => finding.accepted !== null);
  const warnings = findings.filter((finding) => finding.accepted === null);
  return [
    `${draft.slug}: ${counted(figures.length, "figure")} from ${counted(sources.length, "source")}, ${counted(events.length, "event")}, ${counted(charts.length, "chart")}`,
    `  ${proof.proved} proved in the archive, ${proof.unproved} unproved, ${figures.filter(({ formula }) => formula).length} recomputed`,
    ...proof.missing.map(
      ({ file, source, figures }) =>
        `  not in the archive: ${file} (${source}), so ${counted(figures, "figure")} unproved`,
    ),
    ...(accepted.length
      ? [`  ${counted(accepted.length, "finding")} accepted, with the reasons in the files`]
      : []),
    ...warnings
      .toSorted((a, b) => byPlace(a.place, b.place))
      .slice(0, mostWarnings)
      .map(({ place, message, code, about }) => pc.yellow(`  ${at(place, message, named({ code, about }))}`)),
    ...(warnings.length > mostWarnings ? [`  and ${warnings.length - mostWarnings} warnings more`] : []),
    ...(story.value?.draft
      ? ["  a draft: nothing of it is published while its story.yaml says draft: true"]
      : []),
    ...unlookedReport(unlooked),
  ].join("\n");
}

/** The entries that keep a story from being published until somebody has looked at them. */
function unlookedReport(unlooked: Checked["unlooked"]): string[] {
  const [first] = unlooked;
  if (!first) return [];
  const stand = unlooked.length === 1 ? "entry is" : "entries are";
  const from = unlooked.length === 1 ? "" : "from ";
  return [
    `  ${unlooked.length} ${stand} yet to be looked at: nothing is published before draft: true is taken out (${from}${first.path}:${first.line})`,
  ];
}

/** A plan, change by change: old and new words, the reason, and where readers see it. */
export function planReport(plan: Plan, sides: Sides, places: Places): string {
  const { story, edition, changes, differs } = plan;
  if (!differs) return nothingNew(plan);
  const scheduled = scheduleLines(plan, sides.after.zone);
  if (edition === 0) return [`${story}: not published yet, this would be edition 1`, ...scheduled].join("\n");
  const title = `${story}: edition ${edition} is open, this would be edition ${edition + 1}`;
  return [
    pc.bold(title),
    ...scheduled,
    ...changes.flatMap((change) => ["", ...changeLines(change, sides, places)]),
    "",
    `${tally(changes)}, seen on ${pagesOf(story, changes).join(", ")}${changes.some(({ charts }) => charts.length) ? " and wherever these charts are embedded" : ""}`,
  ].join("\n");
}

/** That a story's files bring nothing new, and what waits for its minute. */
export function nothingNew({ story, edition, pending }: Pick<Plan, "story" | "edition" | "pending">): string {
  if (!pending) return `${story}: nothing new, edition ${edition} stays`;
  const opens = `edition ${pending.edition} opens at ${moment(pending.opens, pending.zone)}`;
  if (pending.same) return `${story}: nothing new: ${opens}`;
  return [
    `${story}: nothing new, edition ${edition} stays`,
    `  ${opens}, and these files do not hold it: --cancel ${story}@${pending.edition} takes it back`,
  ].join("\n");
}

/** When a new edition opens, and what is given up for it. */
export function scheduleLines(
  { notBefore, pending }: Pick<Plan, "notBefore" | "pending">,
  zone: string,
): string[] {
  const opens = notBefore && `  opens at ${moment(notBefore, zone)}`;
  if (!pending) return opens ? [opens] : [];
  const due = moment(pending.opens, pending.zone);
  return [opens ?? "  is out at once", `  gives up edition ${pending.edition} as it waits, due at ${due}`];
}

/** An edition that waits for its minute. */
export function pendingReport({ story, edition, opens, zone }: Pending): string {
  return `${story}: edition ${edition} opens at ${moment(opens, zone)}`;
}

/** The front page, where it changes: what leads and what follows, old and new. */
export function frontReport(plan: FrontPlan | null, told: "is" | "would be"): string[] {
  if (!plan?.differs) return [];
  const { before, after } = plan;
  return [
    pc.bold(`front: the front page ${told} arranged anew, seen on /`),
    pc.red(`    − ${frontWords(before)}`),
    pc.green(`    + ${frontWords(after)}`),
    "",
  ];
}

/** An arrangement of the front page in words. */
export function frontWords({ lead, stories }: Front): string {
  const shown = stories.map(
    ({ story, show, chart }) =>
      `${story} ${show === "line" ? "in a line" : `with ${chart ?? "its lead chart"}`}`,
  );
  return [
    `${lead ?? "the newest open story"} leads`,
    ...(shown.length ? [shown.join(", ")] : []),
    "the others after, newest first",
  ].join("; ");
}

/** The stories that are published and whose files are not among those read. */
export function absentReport(published: { story: string; edition: number }[]): string[] {
  return published.map(
    ({ story, edition }) => `${story}: published and not among these files, edition ${edition} stays`,
  );
}

/** The pages that changes show on. */
export function pagesOf(story: string, changes: Explained[]): string[] {
  const charts = [...new Set(changes.flatMap((change) => change.charts))];
  return [`/${story}`, ...charts.map((id) => `/${story}/${id}`)];
}

const tallied: Record<Explained["action"], string> = {
  added: "addition",
  changed: "other change",
  removed: "removal",
  renamed: "rename",
};

/** How many changes there are, by their reasons; those without one by what they do. */
function tally(changes: Explained[]): string {
  if (changes.length === 0) return "a new order";
  const counts = new Map<string, number>();
  for (const { reason, action } of changes) {
    const name = reason ?? tallied[action];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => counted(count, counts.size === 1 ? name.replace("other ", "") : name))
    .join(", ");
}

/** A number of things, in words: `1 fault`, `3 faults`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
