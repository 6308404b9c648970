import { nameOf } from "../story/kinds";
import type { Document } from "./document";
import type { Place } from "./faults";
import { madeIn } from "./made";
import type { SourceFile, StoryFile } from "./schema";
import { pathOf, statedIn } from "./stated";

/** Where each item stands, by its name, and where what is missing belongs. */
export interface Places {
  items: Map<string, Place>;
  missing: Place;
}

/** Where each item of a story stands in its files, a figure at its value and one that the desk makes at its poll, by its name. */
export function placesOf(story: Document<StoryFile>, sources: Document<SourceFile>[]): Places {
  const file = story.value as StoryFile;
  const places: Places = { items: new Map(), missing: story.place([]) };
  const add = (kind: Parameters<typeof nameOf>[0]["kind"], id: string, place: Places["missing"]) =>
    places.items.set(nameOf({ kind, id }), place);
  add("deadline", "deadline", story.place(["deadline", "instant"]));
  add("story", "", story.place(["headline"]));
  for (const document of sources) {
    const source = document.value as SourceFile;
    add("source", source.source.id, document.place(["source", "id"]));
    for (const stated of statedIn(source))
      add("figure", stated.figure.id, document.place(pathOf(stated, "value")));
    for (const { figure, at } of madeIn(source)) add("figure", figure.id, document.place(at));
  }
  for (const [k, { id }] of file.derived.entries()) add("figure", id, story.place(["derived", k, "value"]));
  for (const [k, { id }] of file.events.entries()) add("event", id, story.place(["events", k, "time"]));
  for (const [k, { id }] of file.positions.entries())
    add("position", id, story.place(["positions", k, "id"]));
  for (const [k, { id }] of file.charts.entries()) add("chart", id, story.place(["charts", k, "id"]));
  for (const [k, { id }] of file.issues.entries()) add("sourceIssue", id, story.place(["issues", k, "id"]));
  return places;
}
