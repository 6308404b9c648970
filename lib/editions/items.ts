import type { Kind } from "../story/kinds";
import type { Draft } from "../story/story";
import type { Item } from "./change";

/** A story's items by kind. */
export function toItems(draft: Draft): Record<Kind, Item[]> {
  const { slug, headline, dek, zone, opens, deadline } = draft;
  return {
    story: [{ id: slug, headline, dek, zone, opens }],
    deadline: [{ id: "deadline", ...deadline }],
    source: draft.sources.map((each) => ({ ...each })),
    figure: draft.figures.map((each) => ({ ...each })),
    event: draft.events.map((each) => ({ ...each })),
    position: draft.positions.map((each) => ({ ...each })),
    chart: draft.charts.map((each) => ({ ...each })),
    sourceIssue: draft.issues.map((each) => ({ ...each })),
  };
}
