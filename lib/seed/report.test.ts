import { expect, test } from "vitest";
import { brexit } from "../../tests/stories";
import { find, type Position } from "../story/story";
import { changeLines } from "./report";

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
