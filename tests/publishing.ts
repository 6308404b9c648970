/** A publishing process: seeds one edition after another of the desk that its variables name, until it is killed. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { apply, reading } from "../lib/seed/run";
import { migrate } from "../prisma/migrate";

const now = () => new Date();
const path = join(process.env.FIGURES_DIR ?? "", "harbour", "2031-03-01-audit.yaml");
for (let count = 1; ; count++) {
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(/label: Pier [a-z0-9 ]+/, `label: Pier ${count}`));
  const from = reading({ figures: null, stories: [] }, now());
  const { words } = await apply(from, null, now, migrate);
  console.log(words.split("\n")[0]);
  await wait(200);
}
