import { expect, test, vi } from "vitest";
import type { Document } from "../documents/document";
import { WrongParameter } from "./parameters";
import { serve, servePage } from "./serve";

const ask = (path = "x") => new Request(`http://desk.example/${path}`);
const document = (key: string, more: Partial<Document> = {}): Document => ({
  key: [key],
  make: () => "body",
  type: "text/plain",
  cache: "no-store",
  ...more,
});

test("an answer that was given a moment ago is given again without its work", async () => {
  let worked = 0;
  const work = () => {
    worked += 1;
    return document("recent");
  };
  for (let each = 0; each < 3; each++) expect(await (await serve(ask("recent"), work)).text()).toBe("body");
  expect(worked).toBe(1);
  await new Promise((done) => setTimeout(done, 300));
  await serve(ask("recent"), work);
  expect(worked).toBe(2);
});

test("a document is answered under its type, its policy and how long it is true", async () => {
  const made = document("whole", {
    policy: "default-src 'none'",
    shared: true,
    status: 410,
    headers: { Vary: "*" },
  });
  const { status, headers } = await serve(ask("whole"), () => made);
  expect(status).toBe(410);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "text/plain",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    "access-control-allow-origin": "*",
    vary: "*",
  });
});

test("a wrong parameter becomes a 400 with its sentence, another fault a 500 with one that tells nothing of it", async () => {
  const wrong = await serve(ask(), () => Promise.reject(new WrongParameter("v: expected an edition")));
  expect([wrong.status, await wrong.text()]).toEqual([400, "v: expected an edition\n"]);
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const broken = await serve(ask("broken"), () => Promise.reject(new Error("inner secret")));
  expect([broken.status, await broken.text()]).toEqual([500, expect.not.stringContaining("secret")]);
  expect(logged).toHaveBeenCalledOnce();
  expect((await serve(ask("a".repeat(3000)), () => document("long"))).status).toBe(400);
});

test("a page's wrong parameter is told in the site's face, and an address without parameters lets others' pass", async () => {
  const wrong = await servePage(ask("x?theme=pink"), () => document("pink"));
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain("theme: expected light, dark, auto");
  expect((await serve(ask("x?v=1.2.3"), () => document("free"), "nothing")).status).toBe(200);
});
