import { chosen, common, keywords } from "./article";
import { groupsOf, type Row } from "./columns";
import {
  alike,
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
  given: Given;
  time: TimeGiven;
  paragraph: number | null;
}

/** The rows of a table as series, one for each name in the column `series`; `header` names a single one without it. */
export function seriesOf(rows: Row[], reading: Reading, header: string): Made {
  const made: Made = { entries: [], left: [], faults: [] };
  const groups = groupsOf(rows, (row) => row.text("series") ?? header);
  for (const [label, members] of groups) {
    const [first] = members;
    if (!first) continue;
    const id = attempt(first, "series", made, () => idGiven(first.text("series-id"), label));
    const found = members.flatMap((row): Found[] => {
      const given = givenIn(row, reading, made);
      const time = timeOf(row, reading, made);
      const paragraph = attempt(row, "paragraph", made, () => paragraphOf(row));
      if (time === null) made.faults.push(row.fault("date", "no date: a value of a series has one"));
      if (!given || !time || paragraph === undefined) return [];
      return [{ row, given, time, paragraph }];
    });
    const units = [...new Set(found.map(({ given }) => given.unit))];
    if (units.length > 1)
      made.faults.push(first.fault("value", `a series has one unit, found ${units.join(" and ")}`));
    if (id !== undefined && found.length) made.entries.push(entryOf(id, label, found, reading, made));
  }
  return made;
}

function entryOf(id: string, label: string, found: Found[], { text }: Reading, made: Made): Entry {
  const wanted = found.map(({ row, given }) => ({ label: row.text("label") ?? label, ...given }));
  const main = text && common(wanted, text, keywords(label));
  const places = found.map(({ paragraph }, index) => {
    const within = text && (chosen(wanted, text, paragraph ?? main)[index] ?? null);
    return within || !text || paragraph ? within : (chosen(wanted, text)[index] ?? null);
  });
  const at = found.map(({ paragraph }, index) => paragraph ?? places[index]?.mention.paragraph);
  const shared = new Set(at).size === 1 ? at[0] : undefined;
  const scale = new Set(found.map(({ given }) => given.scale)).size === 1 ? found[0]?.given.scale : undefined;
  const [first] = found as [Found, ...Found[]];
  const days = new Map<string, number>();
  const values = found.map(({ row, given, time: { time } }, index) => {
    const day = time.start.slice(0, 10);
    const count = (days.get(day) ?? 0) + 1;
    days.set(day, count);
    const own = attempt(row, "id", made, () => row.text("id") && idGiven(row.text("id"), ""));
    const note = wordsOf(row, "note", made);
    const mention = places[index]?.mention;
    return kept({
      id: own ?? (count > 1 && `${day}-${count}`),
      start: time.start,
      end: time.end,
      written: time.written,
      why: time.why,
      value: given.value,
      scale: scale === undefined && given.scale !== "one" && given.scale,
      printed: wordsOf(row, "printed", made) ?? mention?.printed,
      paragraph: shared === undefined && at[index],
      qualifier: given.qualifier ?? mention?.qualifier,
      attribution: wordsOf(row, "attribution", made),
      category: wordsOf(row, "category", made),
      label: wordsOf(row, "label", made),
      notes: note && [note],
    });
  });
  const every = found.every((_, index) => {
    const mention = places[index]?.mention;
    return mention?.measured && mention.paragraph === shared;
  });
  const stand = found.flatMap(({ row, given, time }, index) =>
    row.text("paragraph") && row.text("printed")
      ? []
      : whereFound(places[index] ?? null, given.value).map((line) => `${time.time.start}: ${line}`),
  );
  // What the values have in common is to be looked at once.
  const looks = [
    ...first.given.unitLooks,
    ...alike(found.flatMap(({ time }) => time.looks)),
    ...found.flatMap(({ time }) => time.lost),
    ...alike(found.flatMap(({ given }) => given.valueLooks)),
    ...(every ? [`paragraph ${shared} says all ${found.length} values`] : text ? stand : []),
  ];
  return {
    id,
    row: first.row.row,
    looks: [
      ...(first.row.text("series-id") === null
        ? ["the id is made of the label, and stays once it is published"]
        : []),
      ...looks,
    ],
    content: kept({
      id,
      draft: true,
      label,
      unit: first.given.unit,
      scale: scale !== "one" && scale,
      paragraph: shared,
      values,
    }),
  };
}
