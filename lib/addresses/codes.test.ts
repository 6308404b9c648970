import { describe, expect, test } from "vitest";
import { usual } from "./addresses";
import { codes, type Embed, reservedHeight } from "./codes";

const embed: Embed = {
  site: "https://desk.example",
  story: "harbour",
  chart: "poll",
  ...usual,
  title: "More than <half> & “less”",
  heights: { narrow: 600, column: 500 },
  column: 720,
};

/** A length as a browser computes it in a window `vw` pixels wide. */
function computed(length: string, vw: number): number {
  const script = length
    .replace(/([\d.]+)vw/g, (_, share) => `(${share} * ${vw} / 100)`)
    .replaceAll("px", "")
    .replaceAll("calc", "")
    .replace(/clamp\(/g, "((low, wish, high) => Math.max(low, Math.min(wish, high)))(");
  return new Function(`return ${script}`)();
}

describe("the reserved height", () => {
  test.each([
    { narrow: 600, column: 500, width: 720 },
    { narrow: 500, column: 600, width: 720 },
    { narrow: 900, column: 400, width: 480 },
    { narrow: 500, column: 500, width: 560 },
  ])("holds $narrow in narrow windows and $column in a column of $width", ({ narrow, column, width }) => {
    const length = reservedHeight({ ...embed, heights: { narrow, column }, column: width });
    const wide = Math.min(width, 630);
    for (const window of [320, 390, wide - 31]) expect(computed(length, window)).toBe(narrow);
    for (const window of [wide + 100, 900, 1440, 3840]) expect(computed(length, window)).toBe(column);
    // In between it never falls short of what a frame there may need.
    for (let window = wide; window <= wide + 50; window++)
      expect(computed(length, window)).toBeGreaterThanOrEqual(Math.max(narrow, column));
  });
});

test("a title is escaped in every code that is HTML", () => {
  for (const kind of ["iframe", "loader", "amp", "newsletter"]) {
    expect(codes[kind]?.code(embed)).toContain('"More than &lt;half&gt; &amp; “less”"');
  }
});

test("what is asked for stands in every address of a code", () => {
  const asked: Embed = { ...embed, theme: "dark", pinned: 3, at: "2031-03-20T20:00:00Z" };
  const query = "theme=dark&amp;v=3&amp;at=2031-03-20T20%3A00%3A00Z";
  for (const kind of ["iframe", "amp", "newsletter"]) expect(codes[kind]?.code(asked)).toContain(query);
  expect(codes.wordpress?.code(asked)).toBe(
    "https://desk.example/harbour/poll?theme=dark&v=3&at=2031-03-20T20%3A00%3A00Z",
  );
  expect(codes.loader?.code(asked)).toContain(
    'data-heights="600 500 630" data-theme="dark" data-v="3" data-at="2031-03-20T20:00:00Z"',
  );
});

test("a picture follows nobody, so it has no theme auto", () => {
  expect(codes.newsletter?.code({ ...embed, theme: "auto" })).toContain('poll.png"');
});
