/** What the seed says as data. */
import type { FrontPlan } from "../editions/front";
import type { Plan } from "../editions/plan";
import { statements } from "../editions/statement";
import type { Checked } from "../lint/lint";
import { nameOf } from "../story/kinds";
import type { Planned } from "./plans";
import { pagesOf } from "./report";

/** The front page's plan. */
export function frontData({ before, after, differs, token }: FrontPlan) {
  return { plan: differs ? token : null, was: before, now: after };
}

/** A story that was read and checked. */
export function checked({ draft, proof, findings, unfinished }: Checked) {
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

/** The same with what publishing it would do. */
export function planned({
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

/** One change. */
export function described(change: Plan["changes"][number], sides: Parameters<typeof statements>[1]) {
  const [was, now] = statements(change, sides);
  const { action, before, reason, explanation, charts } = change;
  const formerly = action === "renamed" ? { formerly: before?.id } : {};
  return { of: nameOf(change), action, ...formerly, was, now, reason, why: explanation, charts };
}
