import { expect, test } from "vitest";
import { memoryOfAnswers, type Told } from "./lately";

/** A memory with a clock of its own, over answers that count how often they were asked for. */
function memory(answered: (count: number) => Partial<Told> = () => ({})) {
  let clock = 0;
  let asked = 0;
  const remembered = memoryOfAnswers(() => clock);
  const pending: (() => void)[] = [];
  const stopped: boolean[] = [];
  const warmly: boolean[] = [];
  const ask = (warm: boolean, signal: AbortSignal) =>
    new Promise<Told>((done) => {
      asked += 1;
      warmly.push(warm);
      const count = asked;
      signal.addEventListener("abort", () => stopped.push(true));
      pending.push(() =>
        done({
          status: 200,
          headers: { "cache-control": "public" },
          body: Buffer.from(String(count)),
          ...answered(count),
        }),
      );
    });
  const answer = (gone = new AbortController().signal) => remembered.tell("/", ask, () => gone);
  const get = (gone?: AbortSignal) => answer(gone).then(({ body }) => body.toString());
  const arrive = async () => {
    for (const each of pending.splice(0)) each();
    await new Promise((done) => setTimeout(done));
  };
  return { get, answer, arrive, later: (ms: number) => (clock += ms), asked: () => asked, stopped, warmly };
}

test("what was answered a moment ago is told again, and those who ask at once share one question", async () => {
  const { get, arrive, later, asked } = memory();
  const both = Promise.all([get(), get()]);
  await arrive();
  expect(await both).toEqual(["1", "1"]);
  later(200);
  expect([await get(), asked()]).toEqual(["1", 1]);
});

test("for a moment longer it is told while it is asked for anew; then who asks waits", async () => {
  const { get, arrive, later, asked } = memory();
  const first = get();
  await arrive();
  await first;
  later(400);
  expect([await get(), await get(), asked()]).toEqual(["1", "1", 2]);
  await arrive();
  expect(await get()).toBe("2");
  later(800);
  const third = get();
  await arrive();
  expect(await third).toBe("3");
});

test("what was asked for a moment ago is asked for warmly, and what was told once, long ago, as if it were new", async () => {
  const { get, arrive, later, warmly } = memory();
  for (const pause of [0, 400, 1500, 3000]) {
    later(pause);
    const told = get();
    await arrive();
    await told;
  }
  expect(warmly).toEqual([false, true, true, false]);
});

test.each<[string, Partial<Told>]>([
  ["that may not be kept", { headers: { "cache-control": "no-store" } }],
  ["that failed", { status: 503 }],
  ["that says nothing of it", { headers: {} }],
])("an answer %s is not told again", async (_, answer) => {
  const { get, arrive, asked } = memory(() => answer);
  for (const count of [1, 2]) {
    const each = get();
    await arrive();
    expect([await each, asked()]).toEqual([String(count), count]);
  }
});

test("where asking anew fails the last good answer is told, which says so, until there is another", async () => {
  const { get, answer, arrive, later } = memory((count) =>
    count === 2 ? { status: 503, headers: { "cache-control": "no-store" } } : {},
  );
  const next = async () => {
    later(1000);
    const told = answer();
    await arrive();
    return told;
  };
  const first = get();
  await arrive();
  expect(await first).toBe("1");
  const failed = await next();
  expect([failed.status, failed.body.toString()]).toEqual([200, "1"]);
  expect(failed.headers["cache-status"]).toMatch(/^deadline-desk; hit; detail="/);
  const good = await next();
  expect([good.body.toString(), good.headers["cache-status"]]).toEqual(["3", undefined]);
});

test("once all who waited have left nobody works for them", async () => {
  const { get, stopped } = memory();
  const [one, other] = [new AbortController(), new AbortController()];
  for (const each of [one, other]) get(each.signal).catch(() => {});
  one.abort();
  expect(stopped).toEqual([]);
  other.abort();
  expect(stopped).toEqual([true]);
});
