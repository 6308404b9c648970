import type { ZodType } from "zod";
import type { Fault, Place, Report } from "./faults";
import { formOf, type Wrong } from "./issues";
import { salvaged } from "./salvage";
import { readYaml, type Yaml } from "./yaml";

/** A checked figure file; `place` finds where a path of keys stands, `report` records a fault there. */
export interface Document<T> {
  path: string;
  /** What it says, without what is wrong in its form; null where nothing can be read of it. */
  value: T | null;
  /** The keys that something is wrong with in its form. */
  wrong: PropertyKey[][];
  /** Whether an id may be one that stands in what is wrong. */
  lost: (id: string) => boolean;
  place: (keys: readonly PropertyKey[], on?: "key" | "value") => Place;
  report: Report;
  /** Checks a part of it against a schema, and reports what is wrong there. */
  check: <Part>(keys: readonly PropertyKey[], part: unknown, schema: ZodType<Part>) => Part | null;
}

/** Whether nothing is wrong with the form of one of a file's first keys. */
export function isSound({ wrong }: Pick<Document<unknown>, "wrong">, key: string): boolean {
  return wrong.every(([first]) => first !== undefined && first !== key);
}

/** The most faults of form that are told of one file. */
const mostFaults = 50;

/**
 * Reads one figure file against its schema, adding what is wrong with it to `faults`;
 * `standIn` holds what every such file has to have.
 */
export function readDocument<T>(
  path: string,
  text: string,
  schema: ZodType<T>,
  faults: Fault[],
  standIn: Record<string, unknown> = {},
): Document<T> {
  const yaml = readYaml(path, text, faults);
  if (yaml.broken) return { ...documentOf(path, yaml, faults), lost: () => true };
  const document: Document<T> = documentOf(path, yaml, faults);
  const { value, wrong } = formOf(schema, yaml.content, yaml.written);
  if (!wrong.length) return { ...document, value };
  tell(document.report, wrong);
  const { content, origin, lost } = salvaged(yaml.content, wrong, standIn);
  const rest = formOf(schema, content, () => null);
  const moved: Yaml = {
    ...yaml,
    place: (keys, on) => yaml.place(origin(keys), on),
    written: (keys) => yaml.written(origin(keys)),
  };
  return {
    ...documentOf(path, moved, faults),
    value: rest.value,
    wrong: wrong.map(({ at }) => at),
    lost: rest.value === null ? () => true : lost,
  };
}

/** What was reported into a list of faults. */
const reported = new WeakMap<Fault[], Set<string>>();

function documentOf(path: string, yaml: Yaml, faults: Fault[]): Document<never> {
  const told = reported.get(faults) ?? new Set();
  reported.set(faults, told);
  const report: Report = (keys, message, on, code, mend) => {
    const fault = { ...yaml.place(keys, on), message, ...(code && { code }), ...(mend && { mend }) };
    const name = JSON.stringify(fault);
    // What several figures share is wrong once.
    if (!told.has(name)) faults.push(fault);
    told.add(name);
  };
  return {
    path,
    value: null,
    wrong: [],
    lost: () => false,
    place: yaml.place,
    report,
    check: (keys, part, schema) => {
      const { value, wrong } = formOf(schema, part, (at) => yaml.written([...keys, ...at]));
      tell(
        report,
        wrong.map((each) => ({ ...each, at: [...keys, ...each.at] })),
      );
      return value;
    },
  };
}

function tell(report: Report, wrong: readonly Wrong[]): void {
  for (const { at, message, on, code, mend } of wrong.slice(0, mostFaults))
    report(at, message, on, code, mend);
}
