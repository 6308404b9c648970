import { expect, test } from "vitest";
import { harbour } from "../../tests/stories";
import { knownFrom, openingMoment, printedFrom } from "./moment";
import { find } from "./story";

const story = harbour();

test.each([
  ["newest-source", "2031-03-20T18:30:00Z"],
  ["live", null],
  ["2031-01-01T00:00:00Z", "2031-01-01T00:00:00Z"],
])("a story that opens %s opens at %s", (opens, moment) => {
  expect(openingMoment({ ...story, opens })).toBe(moment);
});

test.each([
  ["vote", "2030-06-18T23:00:00Z", "at the end of its day"],
  ["survey", "2031-03-15T00:00:00Z", "at the end of its days"],
  ["talks", "2031-03-20T18:30:00Z", "from the report of the same day"],
  ["mayor", "2031-03-20T18:30:00Z", "from the announcement, being planned"],
])("%s is known from %s, %s", (id, moment) => {
  expect(knownFrom(find(story.events, id), story.sources)).toBe(moment);
});

test.each([
  ["poll-lapse", "2031-03-20T18:30:00Z"],
  ["booked", "2031-03-01T00:00:00Z"],
  ["rate-booked", "2031-03-20T18:30:00Z"],
])("%s is printed from %s", (id, moment) => {
  expect(printedFrom(find(story.figures, id), story.sources)).toBe(moment);
});
