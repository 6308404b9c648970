import { describe, expect, test } from "vitest";
import { answer, guarded, keep } from "./http";
import { WrongParameter } from "./parameters";

const ask = (headers: Record<string, string> = {}, method = "GET") =>
  new Request("http://desk.example/x", { headers, method });

test("what is kept is made once", async () => {
  let made = 0;
  const make = () => `made ${++made}`;
  const first = await keep("once", make);
  expect(await keep("once", make)).toBe(first);
  expect(made).toBe(1);
});

describe("an answer", () => {
  test("is compressed where that is accepted, under a tag of its own", async () => {
    const kept = await keep("zip", () => "a".repeat(1000));
    const plain = answer(ask(), kept, {});
    const zipped = answer(ask({ "Accept-Encoding": "br, gzip" }), kept, {});
    expect(plain.headers.get("x-pass-content-encoding")).toBeNull();
    expect(zipped.headers.get("x-pass-content-encoding")).toBe("gzip");
    expect(plain.headers.get("etag")).not.toBe(zipped.headers.get("etag"));
    expect((await zipped.arrayBuffer()).byteLength).toBeLessThan(100);
    expect(
      answer(ask({ "Accept-Encoding": "gzip;q=0" }), kept, {}).headers.get("x-pass-content-encoding"),
    ).toBeNull();
  });

  test("is 304 for a tag that is known, weak or among others, and for no other", async () => {
    const kept = await keep("tag", () => "body");
    const tag = answer(ask(), kept, {}).headers.get("etag") as string;
    for (const known of [tag, `W/${tag}`, `"a", ${tag}`, "*"]) {
      expect(answer(ask({ "If-None-Match": known }), kept, {}).status, known).toBe(304);
    }
    expect(answer(ask({ "If-None-Match": '"other"' }), kept, {}).status).toBe(200);
  });

  test("to HEAD has no body", async () => {
    const kept = await keep("head", () => "body");
    expect(await answer(ask({}, "HEAD"), kept, {}).text()).toBe("");
  });
});

test("a wrong parameter becomes a 400 with its sentence, another fault stays one", async () => {
  const wrong = await guarded(ask(), () => Promise.reject(new WrongParameter("v: expected an edition")));
  expect([wrong.status, await wrong.text()]).toEqual([400, "v: expected an edition\n"]);
  await expect(guarded(ask(), () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  const long = new Request(`http://desk.example/${"a".repeat(3000)}`);
  expect((await guarded(long, async () => new Response())).status).toBe(400);
});
