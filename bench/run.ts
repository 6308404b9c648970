/** `npm run bench`: every benchmark in turn; with `-- --write` what they print is kept in bench/RESULTS.md too. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

/** What is measured, and what of it is to be read. */
const parts: Record<string, { title: string; read: string }> = {
  drawings: {
    title: "Drawing a chart on the server",
    read: "The same chart with the same labels, in processor time of one process. Limit: 5 times ECharts and vega.",
  },
  pages: {
    title: "Pages on a slow phone, and what is kept",
    read: "`times static`: a page that has the same drawings and words and nothing else. `of a bare route`: a route of Next that answers as many bytes ready-made. Limit: 0.85.",
  },
  embed: {
    title: "An embed on a slow phone, beside peers that draw in the browser",
    read: "Cold loads: a quarter of the processor, 150 ms, 1.6 Mbit/s.",
  },
  front: {
    title: "nginx in front of a desk, and over an export",
    read: "Against a file of as many bytes, by the same nginx. Limit: 0.8.",
  },
  growth: {
    title: "As figures, editions and stories grow",
    read: "In one process without a server, nothing of it kept. In brackets: of the first row.",
  },
  start: {
    title: "A start",
    read: "From the command to the first answer, the site being built. Memory is that of all its processes.",
  },
  png: { title: "Pictures of pixels", read: "Whether making many keeps memory." },
  lighthouse: {
    title: "Lighthouse",
    read: "Scores of 100. An embed says itself that it is not to be indexed, which `seo` counts.",
  },
};

const write = process.argv.includes("--write");

/** Runs a benchmark, whose words are shown as they come and answered. */
function run(name: string): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--import", "tsx", `bench/${name}.ts`], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    let said = "";
    child.stdout.on("data", (part) => {
      process.stdout.write(part);
      said += part;
    });
    child.on("close", (code) =>
      code === 0 ? done(said.trim()) : fail(new Error(`bench/${name}.ts ended with ${code}`)),
    );
  });
}

/** A table of the console as one of Markdown; other lines as they are. */
function tables(said: string): string {
  return said
    .split("\n")
    .filter((line) => !/^[┌└]/.test(line))
    .map((line) => {
      if (line.startsWith("├")) return `|${"---|".repeat(line.split("┼").length - 1)}`;
      if (!line.startsWith("│")) return `\n${line}`;
      const cells = line.split("│").slice(2, -1);
      return `|${cells.map((cell) => ` ${cell.trim().replace(/^'(.*)'$/, "$1")} `).join("|")}|`;
    })
    .join("\n")
    .replace(/(\|\n)(?=\| [^\n]*\|\n\|---)/g, "$1\n");
}

const gigabytes = Math.round(totalmem() / 2 ** 30);
const machine = `${cpus().length} cores, ${gigabytes} GB of memory, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
const told = [
  `# Results\n\nOne run of \`npm run bench -- --write\` on a machine with ${machine}. Times are of that machine; what is to be read are the ratios, measured turn by turn in one run.`,
];
for (const [name, { title, read }] of Object.entries(parts)) {
  console.log(`\n— ${title}. ${read}`);
  told.push(`## ${title}\n\n${read}\n\n${tables(await run(name))}`);
}
if (write) writeFileSync("bench/RESULTS.md", `${told.join("\n\n")}\n`);
