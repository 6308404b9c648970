import { chosen } from "./article";
import type { Row } from "./columns";
import {
  attempt,
  type Entry,
  type Given,
  givenIn,
  idGiven,
  kept,
  type Made,
  paragraphOf,
  type Reading,
  type TimeGiven,
  timeOf,
  whereFound,
  wordsOf,
} from "./entry";

interface Found {
  row: Row;
  id: string;
  label: string;
  given: Given;
  time: TimeGiven | null;
  paragraph: number | null;
}

/** Each row of a table as a figure. */
export function figuresOf(rows: Row[], reading: Reading): Made {
  const made: Made = { entries: [], left: [], faults: [] };
  const found = rows.flatMap((row): Found[] => {
    const given = givenIn(row, reading, made);
    const label = wordsOf(row, "label", made);
    if (label === null) made.faults.push(row.fault("label", "no label: it says what the value is"));
    if (!given || label === null) return [];
    const id = attempt(row, "id", made, () => idGiven(row.text("id"), label));
    const time = timeOf(row, reading, made);
    const paragraph = attempt(row, "paragraph", made, () => paragraphOf(row));
    if (id === undefined || time === undefined || paragraph === undefined) return [];
    return [{ row, id, label, given, time, paragraph }];
  });
  for (const [index, each] of unique(found, made).entries()) {
    made.entries.push(entryOf(each, found, index, reading, made));
  }
  return made;
}

/** Rows whose labels make the same id told apart by their days, or counted; ids that a column gives twice are faults. */
function unique(found: Found[], made: Made): Found[] {
  const taken = new Set<string>();
  for (const each of found) {
    const twice = found.filter(({ id }) => id === each.id).length > 1;
    const own = each.row.text("id") !== null;
    if (taken.has(each.id) && own) made.faults.push(each.row.fault("id", `id twice: ${each.id}`));
    const day = each.time?.time.start.slice(0, 10);
    const dated = twice && !own && day ? `${each.id}-${day}` : each.id;
    let id = dated;
    for (let count = 2; taken.has(id) && !own; count += 1) id = `${dated}-${count}`;
    taken.add(id);
    each.id = id;
  }
  return found;
}

function entryOf(each: Found, all: Found[], index: number, { text }: Reading, made: Made): Entry {
  const { row, id, label, given, time, paragraph } = each;
  const wanted = all.map(({ label, given }) => ({ label, ...given }));
  const place = text ? (chosen(wanted, text, paragraph)[index] ?? null) : null;
  const printed = wordsOf(row, "printed", made) ?? place?.mention.printed ?? null;
  const qualifier = given.qualifier ?? place?.mention.qualifier ?? null;
  const note = wordsOf(row, "note", made);
  return {
    id,
    row: row.row,
    looks: [
      ...(row.text("id") === null ? ["the id is made of the label, and stays once it is published"] : []),
      ...given.unitLooks,
      ...given.valueLooks,
      ...(text && !(paragraph && row.text("printed")) ? whereFound(place, given.value) : []),
      ...(time ? [...time.looks, ...time.lost, ...time.unwritten] : ["it has no date"]),
    ],
    content: kept({
      id,
      draft: true,
      label,
      unit: given.unit,
      scale: given.scale !== "one" && given.scale,
      value: given.value,
      qualifier,
      printed,
      paragraph: paragraph ?? place?.mention.paragraph,
      attribution: wordsOf(row, "attribution", made),
      category: wordsOf(row, "category", made),
      time: time?.time,
      notes: note && [note],
    }),
  };
}
