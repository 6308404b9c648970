import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type Heights, laidOut } from "../addresses/heights";

/** What keeps a browser from asking anything of anybody. */
export const quietly = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Its sandbox cannot be had by root, and what is laid out is our own.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Runs in the browser: each document in a frame of each width in turn. */
function layOut(documents: string[], widths: number[]): void {
  const frames = documents.map((html) => {
    const frame = document.createElement("iframe");
    frame.style.cssText = "border:0;height:9000px";
    frame.srcdoc = html;
    document.body.append(frame);
    return frame;
  });
  addEventListener("load", () => {
    const heights = frames.map((frame) =>
      widths.map((width) => {
        frame.style.width = `${width}px`;
        frame.getBoundingClientRect();
        return Math.ceil(frame.contentDocument?.documentElement.getBoundingClientRect().height ?? 0);
      }),
    );
    document.body.textContent = `heights ${JSON.stringify(heights)} end`;
  });
}

/** How many documents are laid out in one page: of more it takes longer than it is waited for. */
const most = 60;

/** The heights of HTML documents at the widths that are laid out. Throws when the browser gives none within its time. */
export async function measure(documents: string[], browser: string): Promise<Heights[]> {
  const heights: Heights[] = [];
  for (let from = 0; from < documents.length; from += most)
    heights.push(...(await measurePart(documents.slice(from, from + most), browser)));
  return heights;
}

async function measurePart(documents: string[], browser: string): Promise<Heights[]> {
  const folder = mkdtempSync(join(tmpdir(), "deadline-desk-heights-"));
  try {
    const page = join(folder, "page.html");
    const given = JSON.stringify(documents).replaceAll("<", "\\u003c");
    writeFileSync(
      page,
      `<!doctype html><meta charset="utf-8"><body><script>(${layOut})(${given}, ${JSON.stringify(laidOut)})</script>`,
    );
    const { stdout } = await promisify(execFile)(
      browser,
      ["--headless", ...quietly, `--user-data-dir=${folder}`, "--dump-dom", pathToFileURL(page).href],
      { timeout: 30_000, maxBuffer: 1 << 26, killSignal: "SIGKILL" },
    );
    const [, told = "null"] = /heights (.*) end/.exec(stdout) ?? [];
    const heights = JSON.parse(told) as number[][] | null;
    if (!heights?.every((each) => each.every((height) => height > 0))) throw new Error("it laid nothing out");
    return heights.map((each) =>
      Object.fromEntries(laidOut.map((width, index) => [width, each[index] ?? 0])),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
