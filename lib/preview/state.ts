/** What a preview says of the stories that it shows, to its panel and its marks. */
import type { Plan } from "../editions/plan";
import { statements } from "../editions/statement";
import { at, type Fault, named, type Place } from "../figures/faults";
import type { Ready } from "../seed/check";
import { nameOf } from "../story/kinds";
import { plain } from "../words/prose";

/** A sentence about a place in a figure file, with the address that opens it there. */
export interface Said {
  text: string;
  href: string;
}

/** One thing that differs from the open edition. */
export interface Differing {
  /** What it is called in the files: `figure poll-scrap`. */
  name: string;
  was: string | null;
  now: string | null;
  /** The reason that the files give; null where none is given. */
  reason: string | null;
  at: Said | null;
  /** The ids of the elements that show it. */
  ids: string[];
}

/** A story as it is previewed. */
export interface Previewed {
  story: string;
  headline: string;
  /** The open edition, 0 before the first, and the one that is shown. */
  open: number;
  shown: number;
  /** The files say that it is a draft, which is not published. */
  draft: boolean;
  /** What publishes exactly this, to wait where an edition waits; null when there is nothing to publish or it would be refused. */
  command: string | null;
  /** The plan's token where it is to be out at once. */
  token: string | null;
  differing: Differing[];
  /** What publishing would refuse, and what the checks say besides. */
  faults: Said[];
  findings: Said[];
}

export interface PreviewState {
  stories: Previewed[];
  /** How the front page is arranged anew; null where it stays as it is. */
  front: { was: string; now: string } | null;
  /** What publishes all of it; null where one story's own command does, or something would be refused. */
  command: string | null;
  /** What is wrong with files whose stories stay as they were. */
  faults: Said[];
}

/** How an address opens a place in an editor: `{path}`, `{line}` and `{column}` stand for it. */
export const editorAddress = "vscode://file{path}:{line}:{column}";

/** Writes places as addresses; `absolute` makes a path whole. */
export function sayer(address: string, absolute: (path: string) => string) {
  const opens = ({ path, line, column }: Place) =>
    address
      .replaceAll("{path}", encodeURI(absolute(path)))
      .replaceAll("{line}", String(line))
      .replaceAll("{column}", String(column));
  return (place: Place, message: string, name?: string | null): Said => ({
    text: at(place, message, name),
    href: opens(place),
  });
}

/** A fault as it is said, with the lines that would mend it. */
export function faultSaid(say: ReturnType<typeof sayer>, fault: Fault): Said {
  const said = say(fault, fault.message, named(fault));
  return fault.add ? { ...said, text: `${said.text}\n${fault.add}` } : said;
}

/** What a preview says of a story whose plan is shown; `command` is what runs the seed on these files. */
export function previewed(
  { draft, findings, places, unfinished }: Ready,
  plan: Plan,
  command: string,
  say: ReturnType<typeof sayer>,
): Previewed {
  const sides = { before: plan.before, after: draft };
  const charts = [...new Set([...(plan.before?.charts ?? []), ...draft.charts].map(({ id }) => id))];
  const rows = (id: string) => [`figure-${id}`, ...charts.map((chart) => `${chart}-${id}`)];
  const publishes = plan.differs && plan.faults.length === 0 && !unfinished && !plan.pending?.same;
  const how = plan.pending
    ? `--not-before ${plan.pending.opens.replace(".000Z", "Z")}`
    : `--apply ${plan.token}`;
  return {
    story: draft.slug,
    headline: plain(draft.headline, draft, "en"),
    open: plan.edition,
    shown: plan.edition + Number(plan.differs),
    draft: unfinished,
    command: publishes ? `${command} --story ${draft.slug} ${how}` : null,
    token: publishes && !plan.pending ? plan.token : null,
    // Of a first edition everything is new.
    differing: (plan.edition === 0 ? [] : plan.changes).map((change) => {
      const name = nameOf(change);
      const [was, now] = statements(change, sides);
      const place = places.items.get(name);
      const ids =
        change.kind === "chart"
          ? [`${change.id}-title`]
          : change.kind === "deadline" || change.kind === "story"
            ? [change.kind]
            : rows(change.id);
      return { name, was, now, reason: change.reason, at: place ? say(place, name) : null, ids };
    }),
    faults: plan.faults.map((fault) => faultSaid(say, fault)),
    findings: findings
      .filter(({ accepted }) => accepted === null)
      .map(({ place, message, code, about }) => say(place, message, named({ code, about }))),
  };
}
