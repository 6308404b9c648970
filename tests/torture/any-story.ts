/** Any story that an editor might write: its files, and how a next edition of it would differ. */
import fc from "fast-check";
import type { FigureFile } from "../../lib/figures/files";
import { anyChart, anyEvents, type Part } from "./any-chart";
import { anyEra } from "./any-era";
import { anyId, anyLine, anyProse, anyText, someFigure } from "./any-text";

/** A story's files, by what they hold. */
export interface AnyFiles {
  story: Record<string, unknown>;
  source: Record<string, unknown>;
  /** A source from outside the story's own articles. */
  other: Record<string, unknown>;
}

export interface AnyStory {
  /** Another name than any other story's, where `number` is. */
  slug: (number: number) => string;
  first: AnyFiles;
  /** What the next editions change, each of the files before it. */
  edits: Edit[];
}

/** A change of a story's files; `at` picks what, of as many as there are. */
export interface Edit {
  kind:
    | "value"
    | "event"
    | "deadline"
    | "title"
    | "chart gone"
    | "chart renamed"
    | "event gone"
    | "answer"
    | "added";
  at: number;
  text: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(
    "value",
    "value",
    "event",
    "deadline",
    "title",
    "chart gone",
    "chart renamed",
    "event gone",
    "answer",
    "added",
  ),
  at: fc.nat(1000),
  text: anyLine,
});

/** How sources are cited, and what the file says of the one that there is. */
const anySource = fc.record({
  archived: fc.boolean(),
  publisher: anyLine,
  title: anyLine,
  licence: anyLine,
  note: anyText,
  url: fc.constantFrom(undefined, "https://example.org/a?b=c&d=%22#e", "http://例え.jp/ä"),
});

/** Figures that are made of others, whose values the desk is to write. */
const anyFormula = fc.record({
  label: anyText,
  unit: anyText,
  digits: fc.constantFrom(0, 0, 0, 1),
  formula: fc.constantFrom(
    "a + b",
    "a - b",
    "a * b",
    "a / b",
    "(a - b) / b * 100",
    "min(a, b)",
    "sqrt(a * a)",
    "count(a, b)",
    "a",
  ),
});

const types = Object.keys(anyChart);

/** Any story, `now` being the present moment. */
export function anyStory(now: string): fc.Arbitrary<AnyStory> {
  return anySource.chain((source) => {
    const cites = [source.archived ? { source: "paper", paragraphs: [1, 2] } : { source: "paper" }];
    const charts = fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }).chain((chosen) =>
      fc.tuple(
        ...chosen.map((type) =>
          fc.record({
            type: fc.constant(type),
            id: anyId,
            title: anyProse,
            subtitle: anyProse,
            notes: fc.array(anyProse, { maxLength: 2 }),
            listed: fc.boolean(),
            made: anyChart[type]?.(cites) as ReturnType<NonNullable<(typeof anyChart)[string]>>,
          }),
        ),
      ),
    );
    return fc
      .record({
        name: anyId,
        era: anyEra(now),
        charts,
        events: anyEvents(0, 6),
        headline: anyProse,
        dek: anyProse,
        opens: fc.constantFrom("live", "live", "newest-source", "moment"),
        deadline: fc.record({ label: anyText, city: anyText, basis: anyText }),
        outcome: fc.record({ label: anyText, relabel: anyText }),
        derived: fc.array(anyFormula, { maxLength: 1 }),
        issue: fc.option(
          fc.record({
            summary: anyText,
            evidence: anyText,
            state: fc.constantFrom("open", "confirmed", "resolved"),
          }),
          { freq: 3 },
        ),
        exact: fc.boolean(),
        edits: fc.array(edit, { maxLength: 2 }),
      })
      .map(({ name, era, charts, events, edits, ...words }): AnyStory => {
        const parts = charts.map(({ made, type }, k) => made(era, (id) => `${type}-${k}-${id}`));
        const all = <Key extends keyof Part>(key: Key) => parts.flatMap((each) => each[key] as object[]);
        const done = [...events(era, (id) => id, cites), ...all("events")];
        // What the articles date roughly, another source dates to the day.
        if (done[0] && words.exact)
          Object.assign(done[0], {
            exact: { time: { start: era.day(0.4), precision: "day" }, cites: [{ source: "other" }] },
          });
        const [figure] = all("figures") as { id: string }[];
        const ids = idsOf(parts);
        /** Texts with figures that there are. */
        const told = <T>(content: T, k = 0): T =>
          JSON.parse(
            JSON.stringify(content).replaceAll(`{figure:${someFigure}`, () =>
              ids.length ? `{figure:${ids[k++ % ids.length]}` : "{deadline",
            ),
          );
        const { archived, ...shown } = source;
        const cited = (each: object, k: number) => (archived ? { ...each, paragraph: k + 1 } : each);
        return {
          slug: (number) => `${name.slice(0, 95)}${number ? `-${number}` : ""}`,
          first: {
            source: {
              source: {
                id: "paper",
                mark: "A",
                ...shown,
                published: { resolved: era.published, zone: era.zone, assumed: true },
                outside: !archived,
                ...(archived && { archive: { file: "a.txt", sha256: "0".repeat(64) } }),
              },
              figures: all("figures").map(cited),
              series: all("series").map(cited),
              polls: all("polls").map(cited),
            },
            other: {
              source: {
                id: "other",
                mark: "O1",
                publisher: source.title,
                title: source.publisher,
                published: { resolved: era.published.slice(0, 10) },
                outside: true,
                licence: source.licence,
              },
            },
            story: told({
              headline: words.headline,
              dek: words.dek,
              zone: era.zone,
              opens: words.opens === "moment" ? era.moment(0.7) : words.opens,
              deadline: {
                ...era.deadline,
                ...words.deadline,
                cites,
                ...(era.outcome !== null && { outcome: { ...words.outcome, at: era.outcome, cites } }),
              },
              derived: [
                ...all("derived"),
                ...(figure
                  ? words.derived.map(({ formula, ...each }, k) => ({
                      id: `derived-${k}`,
                      ...each,
                      formula: formula.replace(
                        /\b[ab]\b/g,
                        (name) => `{${ids[(name === "a" ? 0 : 1) % ids.length]}}`,
                      ),
                    }))
                  : []),
              ],
              events: done,
              positions: all("positions"),
              charts: charts.map(({ made: _made, ...chart }, k) => ({
                ...chart,
                id: k && charts.slice(0, k).some(({ id }) => id === chart.id) ? `${chart.id}-${k}` : chart.id,
                settings: parts[k]?.settings,
              })),
              issues:
                words.issue && figure
                  ? [
                      {
                        id: "doubt",
                        about: { figures: [figure.id] },
                        ...words.issue,
                        believed: ids.slice(-1),
                        cites,
                      },
                    ]
                  : [],
              changes: [],
            }),
          },
          edits,
        };
      });
  });
}

/** The files of a story, as they would be read. */
export function filesOf({ story, source, other }: AnyFiles): FigureFile[] {
  const file = (name: string, content: object) => ({ path: name, text: JSON.stringify(content, null, 1) });
  return [file("other.yaml", other), file("paper.yaml", source), file("story.yaml", story)];
}

/** The ids of figures that texts may tell: stated ones, of series and of polls. */
function idsOf(parts: Part[]): string[] {
  return parts.flatMap(({ figures, series, polls, derived }) => [
    ...[...figures, ...derived].map((each) => (each as { id: string }).id),
    ...(series as { id: string }[]).map(({ id }) => `${id}-n0`),
    ...(polls as { id: string }[]).flatMap(({ id }) => [`${id}-a0`, `${id}-n`, `${id}-a1-low`]),
  ]);
}
