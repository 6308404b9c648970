import { expect, test } from "vitest";
import { standing, told } from "../../tests/told";
import type { Correction, Reason } from "../story/correction";
import { correctionLine, noticesOf } from "./corrections";

const corrected = (
  day: number,
  was: string,
  now: string | null,
  reason: Reason = "correction",
): Correction => ({
  edition: day,
  publishedAt: `2031-03-${day}T12:00:00Z`,
  reason,
  explanation: { en: `Why of the ${day}th.` },
  charts: ["poll"],
  items: [
    {
      kind: "figure",
      id: "lapse",
      label: { en: "Let it lapse" },
      was: { en: was },
      now: now === null ? null : { en: now },
      standing: null,
      derived: false,
    },
  ],
});
/** Newest first. */
const lines = (...corrections: Correction[]) =>
  noticesOf("poll", standing(corrections)).map((each) => correctionLine(each, "Europe/Lisbon", "en"));

test("a correction that is taken back leaves one line, and its history", () => {
  const both = [corrected(24, "52.3%", "52.1%"), corrected(22, "52.1%", "52.3%")];
  expect(lines(...both)).toEqual([
    "Corrected on 24 March 2031. Let it lapse: the correction of 22 March 2031 was wrong; it is 52.1%, as first published. Why of the 24th.",
  ]);
  expect(told(both).all).toHaveLength(2);
});

test("what led away over several steps is named whole, and what stood before stays", () => {
  expect(
    lines(
      corrected(26, "50%", "52.1%"),
      corrected(24, "52.3%", "50%"),
      corrected(22, "52.1%", "52.3%"),
      corrected(20, "51%", "52.1%"),
    ),
  ).toEqual([
    "Corrected on 26 March 2031. Let it lapse: the corrections of 22 March 2031 and 24 March 2031 were wrong; it is 52.1%, as before. Why of the 26th.",
    "Corrected on 20 March 2031. Let it lapse: it was 51%, it is 52.1%. Why of the 20th.",
  ]);
});

test("to and fro and to again is one line too", () => {
  const [line, ...more] = lines(
    corrected(26, "52.1%", "52.3%"),
    corrected(24, "52.3%", "52.1%"),
    corrected(22, "52.1%", "52.3%"),
  );
  expect(more).toEqual([]);
  expect(line).toContain("the correction of 24 March 2031 was wrong; it is 52.3%, as before.");
});

test("an update that was wrong is taken back as one", () => {
  expect(lines(corrected(24, "b", "a"), corrected(22, "a", "b", "update"))).toEqual([
    "Corrected on 24 March 2031. Let it lapse: the update of 22 March 2031 was wrong; it is a, as first published. Why of the 24th.",
  ]);
});

test.each<[string, Correction[], number]>([
  ["the world moved back", [corrected(24, "b", "a", "update"), corrected(22, "a", "b")], 2],
  [
    "the world moved on the way",
    [corrected(26, "c", "a"), corrected(24, "b", "c", "update"), corrected(22, "a", "b")],
    3,
  ],
  ["it goes elsewhere", [corrected(24, "b", "c"), corrected(22, "a", "b")], 2],
  ["it was retracted", [corrected(24, "b", null, "retraction"), corrected(22, "a", "b")], 2],
])("nothing is taken back where %s", (_, corrections, count) => {
  expect(noticesOf("poll", standing(corrections))).toHaveLength(count);
  expect(lines(...corrections).join()).not.toContain("wrong");
});

test("of a correction of several things the others stay", () => {
  const two = corrected(22, "a", "b");
  const [item] = two.items;
  if (item) two.items.push({ ...item, id: "keep", label: { en: "Keep it" } });
  const [, first] = standing([corrected(24, "b", "a"), two]);
  expect(first?.items.map(({ id }) => id)).toEqual(["keep"]);
});
