/** The preview: files laid over what is open, marked, for this machine alone. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../lib/database/client";
import { readFront } from "../lib/database/front";
import { publish } from "../lib/database/publish";
import { readStory } from "../lib/database/stories";
import { png } from "../lib/documents/png";
import { marked } from "../lib/preview/mark";
import { newsPath, previewServer } from "../lib/preview/server";
import { stages } from "../lib/preview/stages";
import { type PreviewState, sayer } from "../lib/preview/state";
import { readStories } from "../lib/seed/read";
import { find } from "../lib/story/story";
import { migrate } from "../prisma/migrate";
import { newDatabase } from "./database";
import { archive, fixtures } from "./stories";

const nothing: PreviewState = { stories: [], front: null, command: null, faults: [] };

describe("stages", () => {
  let folder = "";
  let figures = "";
  let openUrl = "";
  let scratch: ReturnType<typeof openDatabase>;
  let show: (only?: string[]) => Promise<PreviewState>;
  let minute = 0;

  const from = (stories: string[] = []) => ({ figures, articles: archive, stories });
  const edit = (file: string, was: string, now: string) => {
    const path = join(figures, "harbour", file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(was);
    writeFileSync(path, text.replace(was, now));
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "preview-"));
    figures = join(folder, "figures");
    cpSync(join(fixtures, "stories/harbour"), join(figures, "harbour"), { recursive: true });
    openUrl = newDatabase();
    const url = `file:${join(folder, "preview.db")}`;
    for (const each of [openUrl, url]) await migrate(each);
    const open = openDatabase(openUrl);
    await publish(
      open,
      readStories({ ...from(), now: "2031-03-21T08:00:00Z" }),
      () => new Date("2031-03-21T08:00:00Z"),
    );
    await open.$disconnect();
    scratch = openDatabase(url);
    const now = () => new Date(Date.UTC(2031, 2, 22, 8, minute++));
    const stage = stages(scratch, openUrl, {
      command: "npm run seed -- --figures figures",
      say: sayer("edit://{path}#{line}", (path) => `/whole/${path}`),
      now,
    });
    show = (only) => stage(from(only));
  });

  afterEach(async () => {
    await scratch.$disconnect();
    rmSync(folder, { recursive: true });
  });

  const reason =
    "changes:\n  - of: figure walkout-1\n    was: 2 crews (9 January 2031)\n    now: 4 crews (9 January 2031)\n    reason: correction\n    why: Two came late.\nfigures:\n";

  test("without a change it is what is open, and there is nothing to publish", async () => {
    const { stories, faults } = await show();
    expect(faults).toEqual([]);
    expect(stories).toMatchObject([
      { story: "harbour", open: 1, shown: 1, command: null, differing: [], faults: [] },
    ]);
    expect((await readStory(scratch, "harbour", 1)).figures).toHaveLength(30);
  });

  test("the front page is as its file says; with a fault in the file as it is open", async () => {
    const path = join(figures, "front.yaml");
    writeFileSync(path, "lead: harbour\n");
    expect((await show()).faults).toEqual([]);
    expect((await readFront(scratch)).front.lead).toBe("harbour");
    writeFileSync(path, "lead: harbor\n");
    const { faults } = await show();
    expect(faults).toMatchObject([
      { text: expect.stringContaining("front.yaml:1:7 unknown story: harbor, did you mean harbour?") },
    ]);
    expect((await readFront(scratch)).front).toEqual({ lead: null, stories: [] });
  });

  test("a changed value is shown with the one that is open, and asks for its reason at its place", async () => {
    edit("2031-03-01-audit.yaml", 'value: "2"\n        category', 'value: "4"\n        category');
    const { stories } = await show();
    expect(stories).toMatchObject([{ open: 1, shown: 2, command: null }]);
    const walkout = stories[0]?.differing.find(({ name }) => name === "figure walkout-1");
    expect(walkout).toMatchObject({
      was: "2 crews (9 January 2031)",
      now: "4 crews (9 January 2031)",
      reason: null,
      at: { href: expect.stringMatching(/^edit:\/\/\/whole\/.*audit\.yaml#\d+$/) },
    });
    expect(walkout?.ids).toEqual(expect.arrayContaining(["figure-walkout-1", "walkouts-by-date-walkout-1"]));
    expect(stories[0]?.faults[0]?.text).toContain("  - of: figure walkout-1\n");
    expect(find((await readStory(scratch, "harbour", 2)).figures, "walkout-1").value).toBe("4");
    const open = openDatabase(openUrl);
    expect(await open.edition.count()).toBe(1);
    await open.$disconnect();
  });

  test("with its reason it names what publishes exactly this, and the story shows the correction", async () => {
    edit("2031-03-01-audit.yaml", 'value: "2"\n        category', 'value: "4"\n        category');
    edit("2031-03-01-audit.yaml", "figures:\n", reason);
    const { stories } = await show();
    expect(stories[0]?.faults).toEqual([]);
    expect(stories[0]?.command).toMatch(
      /^npm run seed -- --figures figures --story harbour --apply harbour@1:[0-9a-f]{10}$/,
    );
    const story = await readStory(scratch, "harbour", 2);
    expect(story.corrections).toMatchObject([
      { reason: "correction", explanation: { en: "Two came late." } },
    ]);
  });

  test("a file with a fault leaves its story as it was, says where, and goes on when it is mended", async () => {
    edit("2031-03-20-gazette.yaml", "title: Harbour", "title: The harbour");
    await show();
    edit("2031-03-20-gazette.yaml", "figures:", "figuers:");
    const broken = await show();
    expect(broken.faults[0]?.text).toMatch(/gazette\.yaml:\d+:\d+ .*figuers/);
    expect(broken.stories).toMatchObject([{ shown: 2 }]);
    expect(find((await readStory(scratch, "harbour", 2)).sources, "gazette").title).toMatch(/^The harbour/);
    edit("2031-03-20-gazette.yaml", "figuers:", "figures:");
    expect((await show()).faults).toEqual([]);
  });

  test("what waits for its minute is left out, and what would take its place is told to wait as well", async () => {
    edit("story.yaml", "headline: The toll", "headline: The embargoed toll");
    const open = openDatabase(openUrl);
    const waits = readStories({ ...from(), now: "2031-03-21T08:00:00Z" });
    await publish(open, waits, () => new Date("2031-03-21T09:00:00Z"), null, "2031-03-25T18:00:00Z");
    await open.$disconnect();
    expect((await show()).stories).toMatchObject([{ open: 1, shown: 2, command: null, differing: [{}] }]);
    expect((await readStory(scratch, "harbour", 2)).headline.en).toContain("embargoed");
    edit("story.yaml", "headline: The embargoed", "headline: The other");
    expect((await show()).stories[0]?.command).toBe(
      "npm run seed -- --figures figures --story harbour --not-before 2031-03-25T18:00:00Z",
    );
    expect((await readStory(scratch, "harbour", 2)).headline.en).toContain("other");
  });

  test("a draft is shown as it would be, and has no command", async () => {
    edit("story.yaml", "headline: ", "draft: true\nheadline: Not yet, ");
    const { stories } = await show();
    expect(stories).toMatchObject([{ draft: true, shown: 2, command: null }]);
    expect((await readStory(scratch, "harbour", 2)).headline.en).toMatch(/^Not yet, /);
  });

  test("each stage has a moment of its own, so that nothing kept of one is taken for another", async () => {
    edit("2031-03-20-gazette.yaml", "title: Harbour", "title: The harbour");
    await show();
    const first = await readStory(scratch, "harbour", 2);
    await show();
    expect((await readStory(scratch, "harbour", 2)).publishedAt).not.toBe(first.publishedAt);
  });
});

describe("marks", () => {
  const policy = "default-src 'none'; script-src 'none'; img-src data:";

  test("a page carries the panel and its state, spelled so that no text of a story ends it", async () => {
    const state: PreviewState = { ...nothing, faults: [{ text: "</script><script>alert(1)", href: "a" }] };
    const { body, policy: admitted } = await marked(
      { type: "text/html; charset=utf-8", body: Buffer.from("<html><body>Page</body></html>"), policy },
      state,
      "panel()",
    );
    const html = body.toString();
    expect(html).toMatch(
      /^<html><body>Page<script type="application\/json" id="preview-state">.*<script>panel\(\)<\/script><\/body><\/html>$/,
    );
    expect(html).not.toContain("</script><script>alert");
    expect(admitted).toMatch(/script-src 'sha256-[^']+'; .*connect-src 'self'/);
    expect(admitted).toContain("default-src 'none'");
  });

  test("pictures have a frame and a word, data a key", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200"></svg>\n';
    const picture = await marked({ type: "image/svg+xml", body: Buffer.from(svg), policy }, nothing, "");
    expect(picture.body.toString()).toContain("Preview, not published</text></svg>");
    const plain = await png(svg, 400);
    const pixels = await marked({ type: "image/png", body: plain, policy }, nothing, "");
    expect(pixels.body.readUInt32BE(16)).toBe(400);
    expect(pixels.body.equals(plain)).toBe(false);
    const data = await marked(
      { type: "application/json", body: Buffer.from('{"a":1}'), policy },
      nothing,
      "",
    );
    expect(JSON.parse(data.body.toString())).toEqual({ preview: "Preview, not published", a: 1 });
    const csv = await marked({ type: "text/csv", body: Buffer.from("a,b\n"), policy }, nothing, "");
    expect(csv.body.toString()).toBe("a,b\n");
  });
});

describe("the server", () => {
  let site: Server;
  let shown: ReturnType<typeof previewServer>;
  const asked: string[] = [];

  beforeEach(async () => {
    site = createServer((request, response) => {
      asked.push(request.headers["accept-encoding"] ?? "none");
      response.writeHead(200, {
        "Content-Type": "application/json",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Access-Control-Allow-Origin": "*",
        ETag: '"a"',
      });
      response.end('{"a":1}');
    });
    await new Promise<void>((done) => site.listen(0, "127.0.0.1", done));
    const { port } = site.address() as AddressInfo;
    shown = previewServer({ state: () => nothing, script: "", site: port });
    await new Promise<void>((done) => shown.server.listen(0, "127.0.0.1", done));
  });

  afterEach(() => {
    for (const each of [site, shown.server]) {
      each.closeAllConnections();
      each.close();
    }
  });

  const ask = (path: string, host?: string) =>
    new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((done, fail) => {
      const { port } = shown.server.address() as AddressInfo;
      const headers = {
        host: host ?? `127.0.0.1:${port}`,
        "accept-encoding": "gzip",
        "if-none-match": '"a"',
      };
      request({ host: "127.0.0.1", port, path, headers }, (answer) => {
        let text = "";
        answer.on("data", (part) => {
          text += part;
          if (path === newsPath && text.includes("data:")) answer.destroy();
        });
        answer.on("close", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      })
        .on("error", fail)
        .end();
    });

  test("lets nothing be kept, and no other site read it", async () => {
    const { status, headers, text } = await ask("/charts/harbour/tolls.json?v=1");
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-preview": "not published" });
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(["etag"]));
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    expect(text).toContain("Preview, not published");
    expect(asked.at(-1)).toBe("none");
  });

  test.each(["desk.example", "desk.example:3000", "127.0.0.1.evil.example"])(
    "answers to no other name than this machine's: %j",
    async (host) => {
      expect((await ask("/", host)).status).toBe(403);
    },
  );

  test("tells open pages when something changed", async () => {
    setTimeout(shown.tell, 100);
    const { headers, text } = await ask(newsPath);
    expect(headers["content-type"]).toBe("text/event-stream");
    expect(text).toBe(":\n\ndata: changed\n\n");
  });
});
