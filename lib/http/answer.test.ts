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

test("what nobody waits for any more is not made, and what somebody does is", async () => {
  let made = 0;
  const make = async () => {
    made += 1;
    await new Promise((rest) => setTimeout(rest, 20));
    return "made";
  };
  const first = keep("left 0", make);
  const [gone, staying] = [new AbortController(), new AbortController()];
  const dropped = keep("left 1", make, "page", gone.signal);
  const shared = [keep("left 2", make, "page", gone.signal), keep("left 2", make, "page", staying.signal)];
  gone.abort();
  await expect(dropped).rejects.toThrow("nobody waits");
  expect((await Promise.all([first, ...shared])).map(({ body }) => body.toString())).toEqual([
    "made",
    "made",
    "made",
  ]);
  expect(made).toBe(2);
});

test("pictures are refused before they are drawn, and hold up no page", async () => {
  let drawn = 0;
  const slow = () => {
    drawn += 1;
    return new Promise<string>((done) => setTimeout(done, 100, "picture"));
  };
  const pictures = Promise.allSettled(
    Array.from({ length: 40 }, (_, index) => keep(`picture ${index}`, slow, "picture")),
  );
  expect((await keep("page beside pictures", () => "page")).body.toString()).toBe("page");
  expect(drawn).toBeLessThan(3);
  const refused = (await pictures).filter(({ status }) => status === "rejected");
  expect(refused.length).toBe(27);
  expect(drawn).toBe(13);
});
