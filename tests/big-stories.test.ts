import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "../lib/database/client";
import { publish } from "../lib/database/publish";
import { FigureFaults } from "../lib/figures/faults";
import { checkFiles } from "../lib/seed/check";
import { migrate } from "../prisma/migrate";
import { scratch } from "./database";
import { askChart, askDashboard, growth, readFrom } from "./torture/big-answers";
import { type Big, bigStory } from "./torture/big-story";

const noon = "2031-03-21T12:00:00Z";
const file = join(scratch(), "big.db");
const text = ["svg", "csv", "json"];

const ready = (slug: string, big: Big) => checkFiles(slug, bigStory(slug, big), "/nowhere", noon);

/** Publishes stories, each by its name, and reads from there. */
async function published(stories: Record<string, Big>): Promise<void> {
  const database = openDatabase(`file:${file}`);
  const submissions = Object.entries(stories).map(([slug, big]) => ready(slug, big));
  await publish(database, submissions, () => new Date()).finally(() => database.$disconnect());
  await readFrom(file);
}

/** A story of a thousand figures in one chart, which its dashboard links to, and some that no chart draws. */
const large: Big = { figures: 300, crowd: { type: "trend", figures: 1000 } };

beforeAll(async () => {
  await migrate(`file:${file}`);
  await published({ small: { figures: 50 }, large, "c-020": { charts: 20 }, "c-100": { charts: 100 } });
});

test("pages, embeds and files are about as large whatever else is in their story", async () => {
  const asked = async (slug: string) => [
    await askDashboard(slug),
    ...(await askChart(slug, "chart-1", text)),
  ];
  const [few, many] = [await asked("small"), await asked("large")];
  expect(many.map(({ status }) => status)).toEqual(many.map(() => 200));
  for (const [what, times] of growth(few, many)) expect(times, what).toBeLessThan(1.1);
});

test("a dashboard of a hundred charts is about as large as one of twenty", async () => {
  const [few, many] = [await askDashboard("c-020"), await askDashboard("c-100")];
  expect(many.status).toBe(200);
  expect(many.bytes / few.bytes).toBeLessThan(1.15);
});

test("a chart of as many figures as there may be answers", async () => {
  const answers = await askChart("large", "crowd", text);
  expect(answers.map(({ what, status }) => [what, status])).toEqual(answers.map(({ what }) => [what, 200]));
});

test("more things than a query names change in one edition", async () => {
  await published({ large: { ...large, corrected: true } });
  expect((await askDashboard("large")).status).toBe(200);
});

test("one of more is refused, and it is said what to do", () => {
  const checked = () => ready("crowd", { crowd: { type: "dated-marks", figures: 1001 } });
  expect(checked).toThrow(FigureFaults);
  expect(checked).toThrow(
    /draws 1001 figures, 1000 at most: fewer values, such as one a week, or several charts/,
  );
});
