import { expect, test } from "vitest";
import { usual } from "../lib/addresses/addresses";
import { roomIn } from "../lib/addresses/heights";
import { unmeasured } from "../lib/documents/unmeasured";
import { keep } from "../lib/http/kept";
import { servePage } from "../lib/http/serve";
import { find } from "../lib/story/story";
import { harbour } from "./stories";

const ask = (path: string) => new Request(`http://desk.example/${path}`);

test("while too much waits a page says so in the site's face, and when to come back", async () => {
  let free = () => {};
  const blocked = new Promise<void>((done) => {
    free = done;
  });
  const make = () => blocked.then(() => "made");
  const waiting = Array.from({ length: 65 }, (_, index) => keep(`waiting ${index}`, make));
  const document = { key: ["one more"], make, type: "text/html", cache: "no-store" };
  const refused = await servePage(ask("busy"), () => document);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("2");
  expect(refused.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await refused.text()).toContain("Deadline Desk");

  const failed = await servePage(ask("broken"), () =>
    Promise.reject(new Error("a fault that this test makes")),
  );
  expect(failed.status).toBe(500);
  expect(await failed.text()).not.toContain("a fault that");
  free();
  await Promise.all(waiting);
});

test("a chart that no browser has laid out has its room too, and a countdown one that ticks", () => {
  const story = harbour();
  for (const { id, live } of [
    { id: "countdown", live: true },
    { id: "poll", live: false },
  ]) {
    const laid = unmeasured(story, find(story.charts, id), "2031-03-20T20:00:00Z");
    expect(roomIn(laid.still, 720, usual).column).toBeGreaterThan(300);
    expect(laid.live !== null).toBe(live);
  }
});
