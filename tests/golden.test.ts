import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { drawById } from "../lib/charts/draw";
import { chartTypes } from "../lib/charts/registry";
import { themes } from "../lib/charts/theme";
import { harbour, setting, sizesOf } from "./stories";

const story = harbour();
const cases = story.charts.flatMap((chart) => sizesOf(chart.type).map((size) => ({ id: chart.id, size })));
const extents = (["excerpt", "rail", "strip"] as const).map((extent) => ({ id: "countdown", extent }));

/** `UPDATE_GOLDEN=1` writes what is drawn; look at the pictures before committing them. */
function golden(name: string, svg: string): string {
  const path = join(import.meta.dirname, "golden", `${name}.svg`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, `${svg}\n`);
  return readFileSync(path, "utf8").trimEnd();
}

test("the fixture has a chart of every type", () => {
  expect(new Set(story.charts.map((chart) => chart.type))).toEqual(new Set(Object.keys(chartTypes)));
});

describe("a drawing", () => {
  test.each(cases)("of $id at $size width is the golden one", ({ id, size }) => {
    const { svg } = drawById(story, id, size, setting);
    expect(svg).toBe(golden(`${id}-${size}`, svg));
  });

  test.each(extents)("of $id as $extent is the golden one", ({ id, extent }) => {
    const { svg } = drawById(story, id, "narrow", { ...setting, extent });
    expect(svg).toBe(golden(`${id}-${extent}`, svg));
  });

  test.each(cases)("of $id at $size width is the same bytes the second time", ({ id, size }) => {
    const first = drawById(story, id, size, setting).svg;
    expect(drawById(story, id, size, setting).svg).toBe(first);
  });

  test.each(cases)(
    "of $id at $size width has no unnamed label, style element or foreign id",
    ({ id, size }) => {
      const { svg } = drawById(story, id, size, setting);
      expect(svg).not.toMatch(/<(?!a )[^>]* aria-label|<style|NaN|undefined/);
      for (const [, name] of svg.matchAll(/ id="([^"]+)"/g))
        expect(name).toMatch(new RegExp(`^${id}-${size}-`));
    },
  );

  test("has other colours in the dark theme and the same words", () => {
    const words = (svg: string) => Array.from(svg.matchAll(/>([^<]+)</g), (match) => match[1]);
    for (const { id, size } of cases) {
      const light = drawById(story, id, size, setting).svg;
      const dark = drawById(story, id, size, { ...setting, theme: themes.dark }).svg;
      expect(dark).not.toBe(light);
      expect(words(dark)).toEqual(words(light));
    }
  });

  test.each(["UTC", "Asia/Seoul", "America/St_Johns"])(
    "is the same bytes where the machine's zone is %s",
    (zone) => {
      const script = join(import.meta.dirname, "print-drawings.ts");
      const printed = execFileSync(process.execPath, ["--import", "tsx", script], {
        env: { ...process.env, TZ: zone },
        encoding: "utf8",
        maxBuffer: 1 << 26,
      });
      expect(printed).toBe(cases.map(({ id, size }) => drawById(story, id, size, setting).svg).join("\n"));
    },
  );
});
