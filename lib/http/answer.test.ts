import { describe, expect, test } from "vitest";
import { Busy } from "../documents/busy";
import { answer, respond } from "./answer";
import { keep } from "./kept";

const ask = (headers: Record<string, string> = {}, method = "GET") =>
  new Request("http://desk.example/x", { headers, method });

test("what is kept is made once", async () => {
  let made = 0;
  const make = () => `made ${++made}`;
  const first = await keep("once", make);
  expect(await keep("once", make)).toBe(first);
  expect(made).toBe(1);
});

test("documents are made one at a time, and refused when too many wait for their turn", async () => {
  let [now, most] = [0, 0];
  const make = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((done) => setImmediate(done));
    now -= 1;
    return "made";
  };
  const all = await Promise.allSettled(Array.from({ length: 80 }, (_, index) => keep(`turn ${index}`, make)));
  expect(most).toBe(1);
  const refused = all.filter((each) => each.status === "rejected");
  expect(refused.length).toBeGreaterThan(5);
  for (const { reason } of refused) expect(reason).toBeInstanceOf(Busy);
  // What was refused is made when it is asked for again.
  expect((await keep("turn 79", make)).body.toString()).toBe("made");
});

describe("an answer", () => {
  test("is compressed where that is accepted, under a tag of its own", async () => {
    const kept = await keep("zip", () => "a".repeat(1000));
    const plain = respond(ask(), answer(kept, {}));
    const zipped = respond(ask({ "Accept-Encoding": "br, gzip" }), answer(kept, {}));
    expect(plain.headers.get("x-pass-content-encoding")).toBeNull();
    expect(zipped.headers.get("x-pass-content-encoding")).toBe("gzip");
    expect(plain.headers.get("etag")).not.toBe(zipped.headers.get("etag"));
    expect((await zipped.arrayBuffer()).byteLength).toBeLessThan(100);
    expect(
      respond(ask({ "Accept-Encoding": "gzip;q=0" }), answer(kept, {})).headers.get(
        "x-pass-content-encoding",
      ),
    ).toBeNull();
  });

  test("is 304 for a tag that is known, weak or among others, and for no other", async () => {
    const kept = await keep("tag", () => "body");
    const tag = respond(ask(), answer(kept, {})).headers.get("etag") as string;
    for (const known of [tag, `W/${tag}`, `"a", ${tag}`, "*"]) {
      expect(respond(ask({ "If-None-Match": known }), answer(kept, {})).status, known).toBe(304);
    }
    expect(respond(ask({ "If-None-Match": '"other"' }), answer(kept, {})).status).toBe(200);
  });

  test("to HEAD has no body", async () => {
    const kept = await keep("head", () => "body");
    expect(await respond(ask({}, "HEAD"), answer(kept, {})).text()).toBe("");
  });
});
