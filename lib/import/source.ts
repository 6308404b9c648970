import { basename } from "node:path";
import type { ZodType } from "zod";
import { type Document, readDocument } from "../figures/document";
import { byPlace, type Fault, FigureFaults, type Place, at as placed } from "../figures/faults";
import type { FigureFile } from "../figures/files";
import { formOf } from "../figures/issues";
import { madeIn } from "../figures/made";
import { prove } from "../figures/provenance";
import { type SourceFile, type StoryFile, sourceFile, storyFile } from "../figures/schema";
import { pathOf, statedIn } from "../figures/stated";
import { didYouMean } from "../words/near";
import type { Appended } from "./append";
import { type Entry, type Kind, lists } from "./entry";
import { TableFaults } from "./table";

/** A source's file, and what ids its story has already. */
export interface Target {
  file: FigureFile;
  value: SourceFile;
  /** Figures, and polls and series as `poll <id>` and `series <id>`, with their places and values. */
  taken: ReadonlyMap<string, { place: Place; value: string | null }>;
}

/** The file of a source among a story's, by its name or the source's id. Throws `TableFaults` or `FigureFaults`. */
export function targetOf(files: FigureFile[], source: string): Target {
  const faults: Fault[] = [];
  const [stories, others] = [true, false].map((is) =>
    files.filter(({ path }) => (basename(path) === "story.yaml") === is),
  ) as [FigureFile[], FigureFile[]];
  const documents = others.map((file) => ({
    file,
    document: readDocument(file.path, file.text, sourceFile, faults),
  }));
  const story = stories.map((file) => readDocument(file.path, file.text, storyFile, faults))[0];
  if (faults.length) throw new FigureFaults(faults);
  const name = ({ path }: FigureFile) => basename(path, ".yaml");
  const named = source.replace(/\.yaml$/, "");
  const found = documents.find(
    ({ file, document }) => name(file) === named || document.value?.source.id === named,
  );
  if (!found) {
    const names = documents.flatMap(({ file, document }) => [name(file), document.value?.source.id ?? ""]);
    const near =
      didYouMean(named, names) || `, the story has ${documents.map(({ file }) => name(file)).join(", ")}`;
    throw new TableFaults([`--source: no such source: ${source}${near}`]);
  }
  const taken: [string, { place: Place; value: string | null }][] = [
    ...documents.flatMap(({ document }) => takenIn(document as Document<SourceFile>)),
    ...derivedIn(story as Document<StoryFile>),
  ];
  return { file: found.file, value: found.document.value as SourceFile, taken: new Map(taken) };
}

function takenIn(document: Document<SourceFile>): [string, { place: Place; value: string | null }][] {
  const file = document.value as SourceFile;
  return [
    ...statedIn(file).map((stated) => {
      const { id, value } = stated.figure;
      return [id, { place: document.place(pathOf(stated, "value")), value }] as const;
    }),
    ...madeIn(file).map(({ figure, at }) => [figure.id, { place: document.place(at), value: null }] as const),
    ...(["polls", "series"] as const).flatMap((list) =>
      file[list].map(({ id }, k) => {
        const named = `${list === "polls" ? "poll" : list} ${id}`;
        return [named, { place: document.place([list, k, "id"]), value: null }] as const;
      }),
    ),
  ].map(([id, item]) => [id, item]);
}

function derivedIn(story: Document<StoryFile>): [string, { place: Place; value: null }][] {
  return (story.value?.derived ?? []).map(({ id }, k) => [
    id,
    { place: story.place(["derived", k, "id"]), value: null },
  ]);
}

/** Which entries are new, and what is said of those that are there already. */
export function fresh(
  entries: Entry[],
  kind: Kind,
  { taken, value }: Target,
): { added: Entry[]; there: string[] } {
  const there: string[] = [];
  const seen = new Map<string, number>();
  const added = entries.filter((entry) => {
    const alone = statedBy(entry, kind, value);
    const names = [...(kind === "figures" ? [] : [`${kind} ${entry.id}`]), ...alone.map(({ id }) => id)];
    const first = names.find((name) => taken.has(name));
    const twice = names.find((name) => seen.has(name));
    if (twice !== undefined)
      throw new TableFaults([
        `row ${entry.row}: ${twice} is made of row ${seen.get(twice)} already: give each an id of its own`,
      ]);
    for (const name of names) seen.set(name, entry.row);
    if (first === undefined) return true;
    const differing = alone.flatMap(({ id, value }) => {
      const old = taken.get(id);
      if (!old) return [`${id} is not there`];
      return old.value === null || old.value === value
        ? []
        : [`${id} is ${old.value} there, ${value} in the table`];
    });
    const said = differing.length ? `: ${differing.join("; ")}` : "";
    there.push(
      placed(taken.get(first)?.place as Place, `${first} is there already and stays as it is${said}`),
    );
    return false;
  });
  return { added, there };
}

/** The figures that an entry states, and those that the desk makes of it. */
function statedBy(entry: Entry, kind: Kind, file: SourceFile): { id: string; value: string }[] {
  const alone = { ...file, figures: [], polls: [], series: [], changes: [], accepted: [] };
  const schema: ZodType<unknown> = sourceFile.shape[lists[kind]];
  const { value, wrong } = formOf(schema, [entry.content], () => null);
  const [first] = wrong;
  if (first)
    throw new TableFaults([`row ${entry.row}: ${first.at.slice(1).map(String).join(".")}: ${first.message}`]);
  return statedIn({ ...alone, [lists[kind]]: value }).map(({ figure }) => figure);
}

/** What the check will say of the lines that are new: faults of form are thrown, those of proof answered. */
export function provedBy(path: string, { text, line, added }: Appended, archive: string): string[] {
  const faults: Fault[] = [];
  const document = readDocument(path, text, sourceFile, faults);
  if (document.value === null || document.wrong.length) throw new FigureFaults(faults);
  prove(document as Document<SourceFile>, archive);
  return faults
    .filter((fault) => fault.line >= line && fault.line < line + added.length)
    .toSorted(byPlace)
    .map((fault) => placed(fault, fault.message));
}
