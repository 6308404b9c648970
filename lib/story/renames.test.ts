import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rename } from "./correction";
import { currentId, idsOf } from "./renames";

const id = fc.constantFrom("a", "b", "c", "d", "e");
const renames = fc.array(fc.record<Rename>({ kind: fc.constantFrom("figure", "chart"), id, was: id }), {
  maxLength: 12,
});

/** The same, by going through all renames. */
const byEach = (all: Rename[], kind: Rename["kind"], from: string) =>
  all.reduce((name, rename) => (rename.kind === kind && rename.was === name ? rename.id : name), from);

test("an id leads where all renames in their order lead it", () => {
  fc.assert(
    fc.property(renames, id, (all, from) => {
      expect(currentId(all, "figure", from)).toBe(byEach(all, "figure", from));
    }),
  );
});

test("a thing has had every id that leads to its own", () => {
  fc.assert(
    fc.property(renames, id, (all, from) => {
      const [own = "", ...once] = idsOf(all, "figure", from);
      expect(own).toBe(byEach(all, "figure", from));
      const figures = all.filter(({ kind }) => kind === "figure").map(({ was }) => was);
      const leading = [...new Set(figures)].filter(
        (was) => byEach(all, "figure", was) === own && was !== own,
      );
      expect(once.sort()).toEqual(leading.sort());
    }),
  );
});
