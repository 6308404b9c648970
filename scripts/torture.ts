/**
 * `npm run torture [-- PART …]`: floods, faults of the database, long histories, big stories, killed processes and
 * backups, each against a desk of its own on this machine. Ends with a table; exits with 1 when a limit did not hold.
 */

import type { Measured } from "../tests/torture/ordeal";
import { ordeals } from "../tests/torture/ordeals";

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(ordeals, name));
if (unknown) {
  console.error(`unknown part: ${unknown}; expected ${Object.keys(ordeals).join(", ")}`);
  process.exit(1);
}

const rows: Measured[] = [];
for (const [name, { title, run }] of Object.entries(ordeals)) {
  if (asked.length && !asked.includes(name)) continue;
  console.log(`\n— ${title}`);
  for await (const row of run()) {
    console.log(`${row.held ? "held" : "BROKE"}  ${row.what}: ${row.value} (${row.limit})`);
    rows.push(row);
  }
}

const cells = rows.map(({ what, value, limit, held }) => [what, value, limit, held ? "held" : "broke"]);
console.log("\n| what | measured | limit | |\n|---|---|---|---|");
for (const row of cells) console.log(`| ${row.join(" | ")} |`);
const broken = rows.filter(({ held }) => !held).length;
console.log(`\n${rows.length - broken} held, ${broken} broke`);
process.exitCode = broken ? 1 : 0;
