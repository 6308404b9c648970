import { expect, test } from "vitest";
import { archive, brexit, changed } from "../../tests/stories";
import { find, type Position } from "../story/story";
import { changeLines } from "./change-lines";
import { parseFiles } from "./check";
import { checkReport } from "./report";

test("a plan tells where an answer moves, though its words stay", () => {
  const story = brexit();
  const before = find(story.positions, "labour");
  const deal = before.answers.deal as Position["answers"][string];
  const after = { ...before, answers: { ...before.answers, deal: { ...deal, step: "reject" } } };
  const change = {
    kind: "position",
    id: "labour",
    action: "changed",
    reason: null,
    explanation: null,
  } as const;
  const lines = changeLines(
    { ...change, before: { ...before }, after, charts: ["positions"] },
    { before: story, after: story },
    { items: new Map(), missing: { path: "story.yaml", line: 1, column: 1 } },
  );
  expect(lines.map((line) => line.trim())).toEqual([
    "changed position labour, Labour",
    "− answers.deal.step: amend",
    "+ answers.deal.step: reject",
    "in positions",
  ]);
});

test("a check tells which entries are yet to be looked at, and where", () => {
  const files = changed("audit.yaml", "  - id: ", "  - draft: true\n    id: ");
  const parsed = parseFiles("harbour", files, archive);
  expect(parsed.unfinished).toBe(true);
  expect(checkReport({ ...parsed, findings: [] })).toMatch(
    /\n {2}1 entry is yet to be looked at: nothing is published before draft: true is taken out \(.*audit\.yaml:\d+\)$/,
  );
  expect(parsed.draft.figures.some((figure) => "draft" in figure)).toBe(false);
});
