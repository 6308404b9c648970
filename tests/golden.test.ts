import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { drawById } from "../lib/charts/draw";
import { chartTypes } from "../lib/charts/registry";
import { themes } from "../lib/charts/theme";
import { brexit, drawings, harbour, setting } from "./stories";

const stories = [harbour(), brexit()];
const cases = drawings();
const extents = (["excerpt", "rail", "strip"] as const).flatMap((extent) =>
  stories.map((story) => ({ story, slug: story.slug, id: "countdown", extent })),
);
const looks = (["light", "dark"] as const).flatMap((theme) =>
  [false, true].map((replay) => ({ theme, replay, name: `${theme}${replay ? "-replay" : ""}` })),
);

/** `UPDATE_GOLDEN=1` writes what is drawn; look at the pictures before committing them. */
function golden(name: string, svg: string): string {
  const path = join(import.meta.dirname, "golden", `${name}.svg`);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${svg}\n`);
  }
  return readFileSync(path, "utf8").trimEnd();
}

test("the fixtures have a chart of every type", () => {
  const types = stories.flatMap(({ charts }) => charts.map((chart) => chart.type));
  expect(new Set(types)).toEqual(new Set(Object.keys(chartTypes)));
});

describe.each(looks)("a drawing, $name,", ({ theme, replay, name }) => {
  const look = { ...setting, theme: themes[theme], replay };

  test.each(cases)("of $slug's $id at $size width is the golden one", ({ story, id, size }) => {
    const { svg } = drawById(story, id, size, look);
    const still = drawById(story, id, size, { ...look, replay: false }).svg;
    // What no moment moves is the same for replay, and kept once.
    const kept = replay && svg === still ? theme : name;
    expect(svg).toBe(golden(`${story.slug}/${id}-${size}-${kept}`, svg));
  });

  test.each(extents)("of $slug's $id as $extent is the golden one", ({ story, id, extent }) => {
    const { svg } = drawById(story, id, "narrow", { ...look, extent });
    expect(svg).toBe(golden(`${story.slug}/${id}-${extent}-${name}`, svg));
  });
});

describe("a drawing", () => {
  test.each(cases)(
    "of $slug's $id at $size width is the same bytes the second time",
    ({ story, id, size }) => {
      const first = drawById(story, id, size, setting).svg;
      expect(drawById(story, id, size, setting).svg).toBe(first);
    },
  );

  test.each(cases)(
    "of $slug's $id at $size width has no unnamed label, style element or foreign id",
    ({ story, id, size }) => {
      const { svg } = drawById(story, id, size, setting);
      expect(svg).not.toMatch(/<(?!a )[^>]* aria-label|<style|NaN|undefined/);
      for (const [, name] of svg.matchAll(/ id="([^"]+)"/g))
        expect(name).toMatch(new RegExp(`^${id}-${size}-`));
    },
  );

  test("has other colours in the dark theme and the same words", () => {
    const words = (svg: string) => Array.from(svg.matchAll(/>([^<]+)</g), (match) => match[1]);
    for (const { story, id, size } of cases) {
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
      expect(printed).toBe(
        cases.map(({ story, id, size }) => drawById(story, id, size, setting).svg).join("\n"),
      );
    },
  );
});
