import { amount } from "../story/arithmetic";
import { didYouMean } from "../words/near";
import { amountOf, isNothing } from "./amounts";
import { chosen, common, keywords, standing, type Wanted } from "./article";
import { groupsOf, type Role, type Row } from "./columns";
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
  timeOf,
  whereFound,
  wordsOf,
} from "./entry";

const disclosed = ["client", "mode", "weighting", "wording"] as const;

interface Answer {
  row: Row;
  id: string;
  label: string;
  given: Given;
}

/**
 * The rows of a table as the answers of polls: one for each id in the column `poll`, without it
 * for each house and time. A row that says none of these belongs to the poll above it.
 */
export function pollsOf(rows: Row[], reading: Reading): Made {
  const made: Made = { entries: [], left: [], faults: [] };
  const keys = new Map<Row, string>();
  let above = "";
  for (const row of rows) {
    const said = (["house", "date", "end"] as const).map((role) => row.text(role));
    above = row.text("poll") ?? (said.some((words) => words !== null) ? said.join("|") : above);
    keys.set(row, above);
  }
  for (const members of groupsOf(rows, (row) => keys.get(row) ?? "").values()) {
    const entry = pollOf(members, reading, made);
    if (entry) made.entries.push(entry);
  }
  return made;
}

/** Rows of one poll as an entry; null where something is wrong, which `faults` then holds. */
function pollOf(rows: Row[], reading: Reading, made: Made): Entry | null {
  const before = made.faults.length;
  const [first] = rows as [Row, ...Row[]];
  const answers = rows.flatMap((row): Answer[] => {
    const given = givenIn(row, reading, made, { unit: "percent" });
    const label = wordsOf(row, "label", made);
    if (label === null) made.faults.push(row.fault("label", "no label: an answer has one"));
    if (!given || label === null) return [];
    if (given.unit !== "percent" && given.unit !== "%")
      made.faults.push(row.fault("unit", `an answer's share is in percent, found ${given.unit}`));
    const id = attempt(row, "id", made, () => idGiven(row.text("id"), label));
    return id === undefined ? [] : [{ row, id, label, given }];
  });
  const sum = answers.reduce((total, { given }) => total.plus(given.value), amount("0"));
  if (answers.length && sum.lte(1.05))
    made.faults.push(
      first.fault("value", `the shares add up to ${sum.toFixed()}: write them in percent, 52.1`),
    );
  if (answers.length < 2 || answers.length > 7)
    made.faults.push(first.fault("label", `expected two to seven answers, found ${answers.length}`));
  const house = shared("house", rows, made);
  if (house === null) made.faults.push(first.fault("house", "no house: add the column, or --set house=…"));
  const time = timeOf(first, reading, made);
  if (time === null)
    made.faults.push(first.fault("date", "no date: add from and to, or --set date=2019-11-08"));
  const asked = respondentsOf(rows, reading, made);
  const id = attempt(first, "poll", made, () => idGiven(shared("poll", rows, made), house ?? ""));
  const own = attempt(first, "paragraph", made, () => paragraphOf(first));
  const ahead = attempt(first, "lead", made, () => leadOf(shared("lead", rows, made), answers));
  if (made.faults.length > before || !time || !asked || !house || id === undefined) return null;

  const { text } = reading;
  const wanted: Wanted[] = answers.map(({ label, given }) => ({ label, ...given, unit: "percent" }));
  const everything = [...wanted, { ...asked, label: "" }];
  const words = [house, time.time.written ?? "", ...keywords(answers.map(({ label }) => label).join(" "))];
  const main = text && (own ?? common(everything, text, words.filter(Boolean)));
  const place = (each: Wanted) => text && (chosen([each], text, main)[0] ?? null);
  const looks: string[] = [];
  const margin = marginOf(shared("margin", rows, made), first, reading, made, text, main);
  const left = amount("100").minus(sum);
  const least = answers.reduce((total, { given }) => total.plus(half(given.value)), amount("0"));
  const rest = left.gt(least) ? (shared("rest", rows, made) ?? "No answer, or another") : null;

  const listed = answers.map((answer, index) => {
    const { row, label, given } = answer;
    const found = place(wanted[index] as Wanted);
    const paragraph = text && main ? text[main - 1] : undefined;
    const option = wordsOf(row, "option", made) ?? (paragraph && standing(label, paragraph)) ?? "ours";
    if (text && !row.text("printed"))
      looks.push(...whereFound(found, given.value).map((line) => `${answer.id}: ${line}`));
    if (!row.text("option"))
      looks.push(
        `${answer.id}: option is ${option === "ours" ? "ours: give the answer's words as the source prints them" : `"${option}", which stands there`}`,
      );
    const note = wordsOf(row, "note", made);
    return kept({
      id: answer.id,
      label,
      short: wordsOf(row, "short", made),
      value: given.value,
      printed: wordsOf(row, "printed", made) ?? found?.mention.printed,
      qualifier: given.qualifier ?? found?.mention.qualifier,
      option,
      notes: note && [note],
    });
  });
  const people = place({ ...asked, label: "" });
  if (text) looks.push(...whereFound(people, asked.value).map((line) => `respondents: ${line}`));
  const unsaid = disclosed.filter((role) => shared(role, rows, made) === null);
  return {
    id,
    row: first.row,
    looks: [
      ...(first.text("poll") === null ? ["the id is made of the house, and stays once it is published"] : []),
      ...time.looks,
      ...time.lost,
      ...time.unwritten,
      ...alike(answers.flatMap(({ given }) => given.valueLooks)),
      ...looks,
      ...(unsaid.length ? [`${unsaid.join(", ")}: not in the table, so not stated`] : []),
      ...margin.looks,
      ...(rest && !first.text("rest")
        ? [`the answers leave ${left.toFixed()} of 100; what that is called is a guess`]
        : []),
    ],
    content: kept({
      id,
      draft: true,
      house,
      paragraph: main,
      time: time.time,
      ...Object.fromEntries(disclosed.map((role) => [role, shared(role, rows, made) ?? "not stated"])),
      margin: margin.content,
      respondents: kept({
        value: asked.value,
        printed: people?.mention.printed,
        qualifier: asked.qualifier ?? people?.mention.qualifier,
        label: shared("n-label", rows, made) ?? "People asked",
        unit: asked.unit !== "respondents" && asked.unit,
      }),
      answers: listed,
      rest: rest && { label: rest, ours: true },
      lead: ahead,
    }),
  };
}

/** What all rows of a poll say alike, in each or in the first alone; a second saying is a fault. */
function shared(role: Role, rows: Row[], made: Made): string | null {
  const said = [...new Set(rows.flatMap((row) => row.text(role) ?? []))];
  const [first, second] = said;
  const other = rows.find((row) => row.text(role) === second);
  if (second !== undefined && other) {
    const fault = other.fault(role, `one poll says "${first}" and "${second}"`);
    if (!made.faults.includes(fault)) made.faults.push(fault);
  }
  return first ?? null;
}

type Respondents = Omit<Given, "unitLooks" | "valueLooks">;

function respondentsOf(rows: Row[], reading: Reading, made: Made): Respondents | null {
  const text = shared("n", rows, made);
  const row = rows.find((each) => each.text("n") !== null);
  const cell = row?.cell("n");
  if (text === null || !row || !cell || isNothing(cell)) {
    rows[0] && made.faults.push(rows[0].fault("n", "no number of people asked: add n, or --set n=1006"));
    return null;
  }
  const given = attempt(row, "n", made, () => amountOf(cell, reading.mark));
  if (given && (!/^[1-9]\d*$/.test(given.value) || given.scale !== "one")) {
    made.faults.push(row.fault("n", `expected a whole number of people, found "${cell.text}"`));
    return null;
  }
  if (!given) return null;
  return { ...given, unit: shared("n-unit", rows, made) ?? given.unit ?? "respondents" };
}

function marginOf(
  words: string | null,
  row: Row,
  reading: Reading,
  made: Made,
  text: string[] | null,
  main: number | null,
): { content: unknown; looks: string[] } {
  if (words === null || isNothing({ text: words }))
    return { content: "not stated", looks: ["margin: not in the table, so not stated"] };
  const given = attempt(row, "margin", made, () => {
    const cell = row.cell("margin") ?? { text: words };
    return amountOf({ ...cell, text: words.replace(/^(?:±|\+\/?-)\s*/, "") }, reading.mark);
  });
  if (!given) return { content: "not stated", looks: [] };
  const wanted = { ...given, unit: "points", label: "margin" };
  const found = text && (chosen([wanted], text, main)[0] ?? null);
  return {
    content: kept({ value: given.value, printed: found?.mention.printed }),
    looks: text ? whereFound(found, given.value).map((line) => `margin: ${line}`) : [],
  };
}

/** The two answers that are told as a lead, `remain, deal`, by their ids. Throws a sentence where there are no such two. */
function leadOf(words: string | null, answers: Answer[]): string[] | null {
  if (words === null) return null;
  const lead = words.split(/, ?| over /);
  const ids = answers.map(({ id }) => id);
  const unknown = lead.find((id) => !ids.includes(id));
  if (unknown !== undefined || lead.length !== 2)
    throw new Error(
      `expected two answers such as ${ids.slice(0, 2).join(", ")}, found "${words}"${didYouMean(unknown ?? "", ids)}`,
    );
  return lead;
}

/** Half a unit of a share's last digit. */
function half(value: string) {
  return amount("0.5").times(`1e-${value.split(".")[1]?.length ?? 0}`);
}
