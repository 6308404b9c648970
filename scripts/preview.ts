/**
 * `npm run preview`: the site as it would be if the figure files were published now, with nothing published, for this
 * machine alone; `--dev` with the code's own changes too, as `npm run dev`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { watch } from "chokidar";
import { openDatabase } from "../lib/database/client";
import { now } from "../lib/http/clock";
import { previewServer } from "../lib/preview/server";
import { stages } from "../lib/preview/stages";
import { editorAddress, type PreviewState, sayer } from "../lib/preview/state";
import { repeated } from "../lib/seed/repeat";
import { counted } from "../lib/seed/report";
import { reading } from "../lib/seed/run";
import { watchFolder } from "../lib/seed/watch";
import { databaseUrl } from "../lib/settings/database-url";
import { environment } from "../lib/settings/environment";
import { migrate } from "../prisma/migrate";
import { bundleScripts } from "./browser-scripts";
import { freePort } from "./free-port";
import { build, rebundle, startServer } from "./site";

/** Waits until the site answers. */
async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)) return;
    await new Promise((wait) => setTimeout(wait, 200));
  }
  throw new Error("the site did not start");
}

/** What a stage came to, in a line or a line a fault. */
function summary({ stories, faults }: PreviewState): string {
  const own = [...faults, ...stories.flatMap((story) => story.faults)];
  const differing = stories.reduce((sum, story) => sum + story.differing.length, 0);
  return [
    ...own.map(({ text }) => text),
    `${counted(differing, "change")}, ${counted(own.length, "fault")}`,
  ].join("\n");
}

async function preview(): Promise<void> {
  const dev = process.argv.includes("--dev");
  const { port, host, databaseUrl: open } = environment();
  if (host !== null && !["127.0.0.1", "localhost", "::1"].includes(host))
    throw new Error(`HOST: a preview listens on this machine alone, found ${host}`);
  const { now: _, ...from } = reading({ figures: null, stories: [] }, now());
  const folder = mkdtempSync(join(tmpdir(), "deadline-desk-preview-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const url = databaseUrl(`file:${join(folder, "preview.db")}`);
  await migrate(url);
  const show = stages(openDatabase(url), open, {
    command: repeated({ figures: null, stories: [], strict: false, notBefore: null }, process.env),
    say: sayer(process.env.EDITOR_URL ?? editorAddress, resolve),
    now,
  });
  let state = await show(from);
  await bundleScripts();
  const { preview: script } = await import("../lib/documents/generated/scripts");
  if (dev)
    watch(["browser", "components", "lib"], { ignored: /generated/, ignoreInitial: true }).on(
      "all",
      rebundle,
    );
  else build();

  const site = await freePort();
  const child = startServer(
    { DATABASE_URL: url, SITE_URL: "", PORT: String(site), HOST: "127.0.0.1" },
    { dev, fresh: true, output: "ignore" },
  );
  child.on("exit", (code) => process.exit(code ?? 1));
  await answering(site);
  const { server, tell } = previewServer({ state: () => state, script, site });
  await new Promise<void>((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(error.code === "EADDRINUSE" ? new Error(`PORT: ${port} is taken, by the public server?`) : error),
    );
    server.listen(port, host ?? "127.0.0.1", done);
  });
  const listening = (server.address() as AddressInfo).port;
  console.log(`preview, nothing is published: http://${host ?? "127.0.0.1"}:${listening}/`);
  await watchFolder(from.figures, async () => {
    state = await show(from);
    console.log(summary(state));
    tell();
  });
  child.kill("SIGTERM");
  server.closeAllConnections();
  server.close();
}

preview().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
