import { expect, test } from "vitest";
import { lost, named, out, together } from "./lost";

const at = (minute: number) => new Date(Date.UTC(2031, 2, 21, 8, minute)).toISOString();
const edition = (story: string, number: number, minute = number) => ({
  story,
  edition: number,
  publishedAt: at(minute),
});

test("editions are named by story and by those that follow each other", () => {
  expect(named([])).toBe("");
  expect(named([edition("toll", 1)])).toBe("toll@1");
  const mixed = [3, 1, 2, 7, 6, 10].map((number) => edition("toll", number));
  expect(named([...mixed, edition("bridge", 4)])).toBe("bridge@4,toll@1-3,toll@6-7,toll@10");
});

test("what another list lacks, or has of another moment, is lost", () => {
  const published = [edition("toll", 1), edition("toll", 2), edition("bridge", 1)];
  expect(lost(published, published)).toEqual([]);
  expect(lost(published, [...published, edition("toll", 3)])).toEqual([]);
  expect(named(lost(published, [edition("toll", 1), edition("toll", 2, 5)]))).toBe("bridge@1,toll@2");
});

test("a moment is the same however it is written", () => {
  const written = { ...edition("toll", 1), publishedAt: at(1).replace(".000Z", "+00:00") };
  expect(lost([edition("toll", 1)], [written])).toEqual([]);
  expect(together([edition("toll", 1)], [written])).toHaveLength(1);
});

test("what waits for its minute is not out", () => {
  const both = [edition("toll", 1), edition("toll", 2)];
  expect(out(both, new Date(at(1)))).toEqual([edition("toll", 1)]);
  expect(out(both, new Date(at(2)))).toEqual(both);
});
