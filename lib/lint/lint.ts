/** The checks of meaning: what schema and references let pass and a careful desk would not. */
import { type Fault, FigureFaults } from "../figures/faults";
import type { FigureFile } from "../figures/files";
import { type Parsed, readStory } from "../figures/parse";
import { groupedBy } from "../story/grouped";
import type { Chart } from "../story/story";
import { acceptances, accepts, idleness, nameOf } from "./accepted";
import { storyRules } from "./rules";
import type { ChartKind, Found, Rules, Severity, Subject } from "./subject";

/** What a check found; `accepted` is the desk's reason to let it stand. */
export interface Finding extends Found {
  code: string;
  severity: Severity;
  accepted: string | null;
}

/** Every check by its code: those of every story, and those that kinds of chart bring. */
export function rulesWith(kinds: Record<string, ChartKind>): Rules {
  return Object.assign({}, storyRules, ...Object.values(kinds).map(({ checks }) => checks));
}

/** Every finding of every rule, with what the files accept; an acceptance of nothing is a finding too. */
function lint(subject: Subject, rules: Rules): Finding[] {
  const open = acceptances(subject);
  const unused = new Set(open);
  const named = groupedBy(open, ({ code, id }) => nameOf(code, id));
  const findings = Object.entries(rules).flatMap(([code, { severity, check }]) =>
    (check?.(subject) ?? []).map((found): Finding => {
      const letStand = (named.get(nameOf(code, found.about)) ?? []).filter((each) => accepts(each, found));
      for (const each of letStand) unused.delete(each);
      return { ...found, code, severity, accepted: letStand[0]?.because ?? null };
    }),
  );
  const first = new Map(findings.toReversed().map((each) => [nameOf(each.code, each.about), each]));
  const idle = [...unused].flatMap((each): Finding[] => {
    const { code, id, place } = each;
    const message = idleness(each, first.get(nameOf(code, id)), subject, rules);
    return message === null
      ? []
      : [{ code: "accepted-nothing", severity: "error", accepted: null, about: id, place, message }];
  });
  return [...findings, ...idle];
}

/** A story that may be published: well formed, and with no error that nobody accepts. */
export interface Checked extends Parsed {
  /** What does not block: warnings, and what was accepted. */
  findings: Finding[];
}

/**
 * Figure files to a story that may be published. Throws one `FigureFaults` with every
 * fault and, where these leave a story whole, every error of meaning. `now`, in UTC, tells
 * what has passed.
 */
export function checkStory(
  slug: string,
  files: FigureFile[],
  archive: string,
  now: string,
  kinds: Record<string, ChartKind>,
): Checked {
  const { parsed, faults } = readStory(slug, files, archive, kinds);
  if (!parsed) throw new FigureFaults(faults);
  const drawn = ({ type, settings }: Chart) => kinds[type]?.figures(settings as never, parsed.draft) ?? [];
  const clock = parsed.draft.charts.find(({ type }) => kinds[type]?.clock) ?? null;
  const findings = lint({ ...parsed, now, drawn, clock }, rulesWith(kinds));
  const blocking = findings.filter(({ severity, accepted }) => severity === "error" && accepted === null);
  if (faults.length || blocking.length) throw new FigureFaults([...faults, ...blocking.map(asFault)]);
  return { ...parsed, findings };
}

/** A finding as the fault that it is while nobody accepts it. */
function asFault({ place, message, code, about }: Finding): Fault {
  return { ...place, message, code, about };
}
