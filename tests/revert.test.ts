import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "../lib/database/client";
import { readStory } from "../lib/database/stories";
import { FigureFaults } from "../lib/figures/faults";
import { seedOptions } from "../lib/seed/options";
import { type Outcome, refused } from "../lib/seed/outcome";
import { revert } from "../lib/seed/revert";
import { apply, reading, showPlan } from "../lib/seed/run";
import { noticesOf } from "../lib/words/corrections";
import { migrate } from "../prisma/migrate";
import { newDatabase, scratch } from "./database";
import { archive, fixtures } from "./stories";

let folder: string;
let figures: string;
let url: string;

beforeEach(() => {
  folder = scratch();
  url = newDatabase();
  figures = join(folder, "stories");
  cpSync(join(fixtures, "stories", "harbour"), join(figures, "harbour"), { recursive: true });
});

/** A run of the seed. */
async function seed(...args: string[]): Promise<{ status: number; out: string; data: object }> {
  Object.assign(process.env, { DATABASE_URL: url, ARTICLES_DIR: archive });
  const now = new Date("2031-03-22T08:00:00Z");
  const said = ({ code, words, data }: Outcome) => ({ status: code, out: words, data });
  try {
    const options = seedOptions(["--figures", figures, ...args]);
    const from = reading(options, now);
    if (options.reverting) return said(await revert(from, options.reverting));
    if (options.mode === "plan") return said(await showPlan(from));
    return said(
      await apply(
        from,
        null,
        () => now,
        () => migrate(process.env.DATABASE_URL),
      ),
    );
  } catch (error) {
    if (error instanceof FigureFaults) return said(refused(error.faults));
    return { status: 1, out: (error as Error).message, data: {} };
  }
}

const text = (file: string) => readFileSync(join(figures, "harbour", file), "utf8");

function edit(file: string, from: string, to: string): void {
  if (!text(file).includes(from)) throw new Error(`${file} holds no ${from}`);
  writeFileSync(
    join(figures, "harbour", file),
    text(file).replace(from, () => to),
  );
}

const [audit, story] = ["2031-03-01-audit.yaml", "story.yaml"];
const before = () => [text(audit), text(story)];

/** The accounts' amount corrected, wrongly, as the second edition. */
function misled(): void {
  edit(audit, 'value: "301"', 'value: "302" # looked at twice');
  edit(story, 'value: "903"', 'value: "906"');
  edit(story, 'value: "0.831"', 'value: "0.828"');
  edit(
    audit,
    "figures:\n",
    "changes:\n  - of: figure booked\n    was: 301 million euros (2031)\n    now: 302 million euros (2031)\n    reason: correction\n    why: We misread a row.\nfigures:\n",
  );
}

test("--revert shows the way back and what it needs, and --write goes it", async () => {
  expect(await seed("--revert", "harbour@1")).toMatchObject({
    status: 1,
    out: expect.stringContaining("harbour is not published: there is no edition to go back to"),
  });
  await seed();
  misled();
  expect((await seed()).out).toContain("edition 2 is out");
  const files = before();

  const shown = await seed("--revert", "harbour@1");
  expect(shown.status).toBe(2);
  expect(shown.out).toContain('-    value: "302" # looked at twice\n+    value: "301" # looked at twice\n');
  expect(shown.out).toContain('-    value: "906"\n+    value: "903"\n');
  expect(shown.out).toMatch(
    /changed figure booked, .*audit\.yaml:\d+\n {4}− 302 million euros \(2031\)\n {4}\+ 301 million/,
  );
  expect(shown.out).toContain(
    "  - of: figure booked\n    was: 302 million euros (2031)\n    now: 301 million euros (2031)\n    reason: #",
  );
  expect(before()).toEqual(files);
  expect(await seed("--revert", "harbour@7")).toMatchObject({
    status: 1,
    out: expect.stringContaining("harbour has no edition 7: there are 1 to 2"),
  });
  expect((await seed("--revert", "harbor@1")).out).toContain("unknown story: harbor, did you mean harbour?");

  const { patches, changes } = (await seed("--revert", "harbour@1")).data as Record<string, unknown[]>;
  expect([patches?.length, changes?.length]).toEqual([2, 1]);

  const went = await seed("--revert", "harbour@1", "--write", "--why", "The row had been read rightly.");
  expect(went).toMatchObject({
    status: 0,
    out: expect.stringContaining("2 files edited, nothing published"),
  });
  const plan = await seed("--plan");
  expect(plan.status).toBe(2);
  expect(plan.out).toContain(
    "    + 301 million euros (2031)\n    correction: The row had been read rightly.\n",
  );
  expect((await seed()).out).toContain("edition 3 is out");
  expect(await seed("--revert", "harbour@1")).toMatchObject({
    status: 0,
    out: expect.stringContaining("nothing was written"),
  });

  // And the chart says one thing of both corrections.
  const database = openDatabase(url);
  const { corrections } = await readStory(database, "harbour", 3);
  await database.$disconnect();
  expect(corrections).toMatchObject([{ edition: 3 }]);
  expect(noticesOf("dredging", corrections)).toMatchObject([{ edition: 3 }]);
});

test("what came since is retracted and its file set aside; what was retracted comes back", async () => {
  await seed();
  const notice = join(figures, "harbour", "2031-03-19-notice.yaml");
  writeFileSync(
    notice,
    'source: { id: notice, mark: O2, publisher: The port, title: A notice, published: { resolved: 2031-03-19 }, outside: true, licence: invented }\nfigures:\n  - { id: berths, label: Berths, unit: berths, value: "4" }\n',
  );
  edit(story, "        - walkout-1\n", "");
  edit(
    audit,
    '      - id: "1"\n        label: Pier one\n        value: "2"\n        category: Night shift\n        start: 2031-01-09\n',
    "",
  );
  edit(
    audit,
    "figures:\n",
    "changes:\n  - of: figure walkout-1\n    was: 2 crews (9 January 2031)\n    reason: retraction\n    why: It was a drill.\nfigures:\n",
  );
  expect((await seed()).out).toContain("edition 2 is out");
  const { out } = await seed("--revert", "harbour@1", "--write", "--why", "It was none.");
  expect(out).toContain("set aside ");
  expect(existsSync(notice)).toBe(false);
  expect(existsSync(`${notice}.aside`)).toBe(true);
  const plan = await seed("--plan");
  expect(plan.status).toBe(2);
  expect(plan.out).toContain("added figure walkout-1");
  expect(plan.out).toContain("removed figure berths");
  expect(plan.out).toContain("retraction: It was none.");
});

test.each([
  [["--revert", "harbour"], "--revert: expected a story and an edition such as gsomia@4, found harbour"],
  [["--write"], "--write goes with --revert"],
  [["--revert", "harbour@1", "--plan"], "--plan and --revert exclude each other"],
  [["--revert", "harbour@1", "--watch"], "--revert and --watch exclude each other"],
])("%j is refused", async (options, sentence) => {
  expect(await seed(...options)).toMatchObject({ status: 1, out: expect.stringContaining(sentence) });
});
