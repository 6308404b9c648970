/** Charts of every kind, each with the figures, events and answers that it draws. */
import fc from "fast-check";
import { amount, places } from "../../lib/story/arithmetic";
import type { Era } from "./any-era";
import { anyAmount, anyColour, anyCount, anyNumber, anyScale, anyUnit } from "./any-number";
import { type AnyText, anyId, anyText } from "./any-text";

/** What a chart brings into its story, in the form of figure files. */
export interface Part {
  figures: object[];
  series: object[];
  polls: object[];
  events: object[];
  derived: object[];
  positions: object[];
  settings: object;
}

/** A part of a story that plays at some time, `own` making ids its own. */
type Made = (era: Era, own: (id: string) => string) => Part;

const nothing: Part = {
  figures: [],
  series: [],
  polls: [],
  events: [],
  derived: [],
  positions: [],
  settings: {},
};

const part = fc.double({ min: 0, max: 1, noNaN: true });
const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 2) => fc.option(arbitrary, { nil: undefined, freq });
const notes = maybe(fc.array(anyText, { minLength: 1, maxLength: 3 }));

/** What a figure says of itself besides its value. */
const said = fc.record(
  {
    label: anyText,
    notes: fc.array(anyText, { maxLength: 2 }),
    qualifier: fc.constantFrom("about", "at least"),
    category: anyText,
    attribution: anyText,
    ours: fc.boolean(),
    digits: fc.constantFrom(0, 1, 10),
    printed: fc.constantFrom("33 billion", "52.1 percent", "twelve ships", "5조"),
  },
  { requiredKeys: ["label"] },
);

/** An answer's colour, and how it and its poll are told. */
const answer = fc.record(
  { label: anyText, short: anyText, weight: fc.integer({ min: 0, max: 1000 }), colour: anyColour, notes },
  { requiredKeys: ["label", "weight"] },
);

const poll = fc
  .record({
    answers: fc.array(answer, { minLength: 2, maxLength: 7 }),
    left: fc.integer({ min: 0, max: 400 }),
    places: fc.constantFrom(0, 0, 1, 1, 2, 15),
    rest: anyText,
    house: anyText,
    asked: fc.oneof(
      { arbitrary: fc.integer({ min: 1, max: 3000 }).map(String), weight: 9 },
      { arbitrary: fc.constantFrom("1", "999999999999999", "0"), weight: 1 },
    ),
    named: anyText,
    unit: maybe(anyText, 4),
    margin: fc.constantFrom("not stated", "not stated", "3", "0.000000000000001", "3.14159", "50"),
    effect: maybe(fc.constantFrom("1", "1.4", "1.4", "2.25", "0.000000000000001", "30"), 4),
    lead: fc.boolean(),
    taken: fc.constantFrom("not stated", "by telephone"),
    notes,
  })
  .map((made) => (era: Era, id: string): object => {
    const whole = made.answers.reduce((sum, { weight }) => sum + weight, made.left) || 1;
    const shares = made.answers.map(({ weight }) =>
      amount(String(weight)).times(100).dividedBy(whole).toFixed(made.places, 1),
    );
    const left = shares.reduce((sum, share) => sum.minus(share), amount("100"));
    const order = [...shares.keys()].toSorted((a, b) => Number(shares[b]) - Number(shares[a]));
    const { margin, effect, taken } = made;
    return {
      id,
      house: made.house,
      time: { ...era.fieldwork, precision: "day" },
      client: taken,
      mode: taken,
      weighting: taken,
      wording: taken,
      margin: margin === "not stated" ? margin : { value: margin },
      ...(effect && { "design-effect": { value: effect } }),
      respondents: { label: made.named, value: made.asked, ...(made.unit && { unit: made.unit }) },
      answers: made.answers.map(({ weight: _weight, colour: _colour, ...each }, k) => ({
        id: `a${k}`,
        ...each,
        value: shares[k],
        option: "ours",
      })),
      ...(left.gt(0) && { rest: { label: made.rest, ours: true } }),
      ...(made.lead && { lead: order.slice(0, 2).map((k) => `a${k}`) }),
      ...(made.notes && { notes: made.notes }),
    };
  });

/** Values of one thing over the days of a story. */
const series = (value: fc.Arbitrary<string>, most = 12) =>
  fc
    .record({
      label: anyText,
      unit: anyUnit,
      scale: anyScale,
      house: maybe(anyText),
      minute: fc.boolean(),
      categories: fc.array(anyText, { maxLength: 3 }),
      values: fc.array(fc.record({ at: part, value, ours: maybe(fc.boolean(), 5) }), {
        minLength: 1,
        maxLength: most,
      }),
    })
    .map(({ values, categories, house, minute, ...shared }) => (era: Era, id: string): object => ({
      id,
      ...shared,
      ...(house && { attribution: house }),
      values: values.map(({ at, ...each }, k) => ({
        id: `n${k}`,
        start: minute ? era.moment(at) : era.day(at),
        ...each,
        ...(categories.length && { category: categories[k % categories.length] }),
      })),
    }));

/** How exactly an event is dated. */
const dating = fc.oneof(
  { arbitrary: fc.constantFrom("day", "minute"), weight: 12 },
  { arbitrary: fc.constantFrom("month", "year", "days", "planned"), weight: 2 },
);

/** Things that happened, or are to. */
export const anyEvents = (least: number, most: number) =>
  fc
    .array(
      fc.record(
        { label: anyText, detail: anyText, at: part, dating, notes: fc.array(anyText, { maxLength: 1 }) },
        { requiredKeys: ["label", "at", "dating"] },
      ),
      { minLength: least, maxLength: most },
    )
    .map(
      (events) =>
        (era: Era, own: (id: string) => string, cites: object[]): (object & { id: string })[] =>
          events.map(({ at, dating, ...each }, k) => ({
            id: own(`event-${k}`),
            ...each,
            time: timeOf(era, at, dating),
            ...(dating === "planned" && era.ahead !== null && { planned: true }),
            cites,
          })),
    );

function timeOf(era: Era, at: number, dating: string): object {
  const day = era.day(at);
  if (dating === "minute") return { start: era.moment(at), precision: "minute" };
  if (dating === "month") return { start: day.slice(0, 7), precision: "month" };
  if (dating === "year") return { start: day.slice(0, 4), precision: "year" };
  if (dating === "days")
    return { start: day, end: era.day((1 + at) / 2), precision: "day", why: "All through." };
  return { start: dating === "planned" ? (era.ahead ?? day) : day, precision: "day" };
}

/** Charts by their type. */
export const anyChart: Record<string, (cites: object[]) => fc.Arbitrary<Made>> = {
  shares: () =>
    fc.record({ poll, coloured: fc.boolean() }).map(({ poll, coloured }) => (era, own) => ({
      ...nothing,
      polls: [poll(era, own("poll"))],
      settings: { poll: own("poll"), ...(coloured && { colours: { a1: "blue", a0: "grey" } }) },
    })),

  trend: () =>
    fc
      .record({
        lines: fc.array(fc.record({ label: anyText, colour: anyColour, series: series(anyNumber) }), {
          minLength: 1,
          maxLength: 4,
        }),
        unit: anyUnit,
        polls: fc.array(poll, { maxLength: 2 }),
      })
      .map(({ lines, polls, unit }) => (era, own) => ({
        ...nothing,
        series: polls.length
          ? []
          : lines.map(({ series }, k) => ({ ...series(era, own(`line-${k}`)), unit })),
        polls: polls.map((each, k) => ({ ...each(era, own(`poll-${k}`)), house: "One house" })),
        settings: {
          lines: polls.length
            ? [{ label: lines[0]?.label, polls: polls.map((_, k) => own(`poll-${k}`)), answer: "a0" }]
            : lines.map(({ label, colour }, k) => ({ label, colour, series: own(`line-${k}`) })),
        },
      })),

  bars: () =>
    fc
      .record({
        unit: anyUnit,
        groups: fc.array(
          fc.record({
            label: anyText,
            bars: fc.array(fc.record({ said, label: anyText, value: anyAmount, scale: anyScale }), {
              minLength: 1,
              maxLength: 2,
            }),
            change: fc.boolean(),
          }),
          { minLength: 1, maxLength: 8 },
        ),
      })
      .map(({ unit, groups }) => (era, own) => {
        const id = (group: number, bar: number) => own(`bar-${group}-${bar}`);
        const time = { start: era.day(0.5), precision: "day" };
        const changes = groups.flatMap(({ bars, change }, k) => {
          const [first, second] = bars;
          if (!change || !first || !second) return [];
          const difference = amount(second.value, second.scale as "one").minus(
            amount(first.value, first.scale as "one"),
          );
          const exact = Math.min(places(first.value), places(second.value));
          const value = difference.toFixed();
          return [
            {
              id: own(`change-${k}`),
              label: "The change",
              unit,
              value,
              formula: `{${id(k, 1)}} - {${id(k, 0)}}`,
              ...(places(value) > exact && { digits: exact }),
            },
          ];
        });
        return {
          ...nothing,
          figures: groups.flatMap(({ bars }, k) =>
            bars.map(({ said, value, scale }, j) => ({
              id: id(k, j),
              ...said,
              ...(unit === "pounds" && { printed: "£33 billion" }),
              unit,
              value,
              scale,
              time,
            })),
          ),
          derived: changes,
          settings: {
            groups: groups.map(({ label, bars }, k) => ({
              label,
              bars: bars.map(({ label }, j) => ({ figure: id(k, j), label })),
              ...(changes.some((each) => each.id === own(`change-${k}`)) && { change: own(`change-${k}`) }),
            })),
          },
        };
      }),

  range: () =>
    fc
      .record({
        label: anyText,
        // Rates of exchange are held against those of a week.
        unit: anyUnit.filter((unit) => !/ per /.test(unit)),
        values: fc.array(fc.record({ said, label: anyText, value: anyNumber }), {
          minLength: 1,
          maxLength: 6,
        }),
        ranges: fc.array(fc.record({ label: anyText, ends: fc.tuple(anyNumber, anyNumber) }), {
          minLength: 1,
          maxLength: 4,
        }),
        scale: anyScale,
      })
      .map(({ label, unit, scale, values, ranges }) => (era, own) => {
        const time = { start: era.day(0.2), precision: "day" };
        const figure = (id: string, value: string, more: object = { label: "An end" }) => ({
          id: own(id),
          ...more,
          unit,
          scale,
          value,
          time,
        });
        return {
          ...nothing,
          figures: [
            ...values.map(({ said, value }, k) => figure(`value-${k}`, value, said)),
            ...ranges.flatMap(({ ends }, k) => {
              const [low = "0", high = "0"] = ends.toSorted((a, b) => amount(a).cmp(amount(b)));
              return [figure(`low-${k}`, low), figure(`high-${k}`, high)];
            }),
          ],
          settings: {
            label,
            values: values.map(({ label }, k) => ({ figure: own(`value-${k}`), label })),
            ranges: ranges.map(({ label }, k) => ({ low: own(`low-${k}`), high: own(`high-${k}`), label })),
          },
        };
      }),

  units: () =>
    fc
      .record({
        said,
        unit: anyUnit,
        count: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 199, 200, 201, 0)),
        colour: anyColour,
        each: maybe(series(fc.constant("1"), 5)),
      })
      .map(({ said, unit, count, colour, each }) => (era, own) => {
        const things = each?.(era, own("things")) as { values: object[] } | undefined;
        return {
          ...nothing,
          figures: [{ id: own("count"), ...said, unit, value: String(things?.values.length ?? count) }],
          series: things ? [things] : [],
          settings: { figure: own("count"), colour, ...(things && { each: own("things") }) },
        };
      }),

  "dated-marks": () =>
    fc
      .record({
        marks: series(
          anyAmount.filter((value) => Number(value) > 0),
          30,
        ),
        listed: fc.boolean(),
        total: maybe(said),
      })
      .map(({ marks, listed, total }) => (era, own) => {
        const made = marks(era, own("marks")) as { values: { id: string }[]; unit: string };
        const { length } = made.values;
        return {
          ...nothing,
          figures: total ? [{ id: own("total"), ...total, unit: made.unit, value: String(length) }] : [],
          series: [made],
          settings: {
            from: era.from,
            marks: listed ? made.values.map(({ id }) => `${own("marks")}-${id}`) : own("marks"),
            ...(total && { totals: [own("total")] }),
          },
        };
      }),

  votes: () =>
    fc
      .record({
        sides: fc.record({ ayes: anyText, noes: anyText }),
        unit: anyUnit,
        divisions: fc.array(
          fc.record({
            label: anyText,
            said,
            ayes: anyCount,
            noes: anyCount,
            at: part,
            carried: maybe(fc.boolean()),
          }),
          { minLength: 1, maxLength: 12 },
        ),
      })
      .map(({ sides, unit, divisions }) => (era, own) => ({
        ...nothing,
        figures: divisions.flatMap(({ said, ayes, noes, at }, k) => {
          const time = { start: era.day(at), precision: "day" };
          return [
            { id: own(`ayes-${k}`), ...said, unit, value: ayes, time },
            { id: own(`noes-${k}`), ...said, unit, value: noes, time },
          ];
        }),
        settings: {
          sides: { ayes: { label: sides.ayes }, noes: { label: sides.noes } },
          divisions: divisions.map(({ label, carried }, k) => ({
            label,
            ayes: own(`ayes-${k}`),
            noes: own(`noes-${k}`),
            ...(carried !== undefined && { carried }),
          })),
        },
      })),

  positions: (cites) =>
    fc
      .record({
        questions: fc.array(
          fc.record({
            id: anyId,
            label: anyText,
            steps: maybe(fc.array(anyText, { minLength: 2, maxLength: 4 })),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        actors: fc.array(
          fc.record({
            actor: anyText,
            answers: fc.array(maybe(anyText, 4), { minLength: 4, maxLength: 4 }),
            step: fc.nat(3),
          }),
          { maxLength: 7 },
        ),
        poll: maybe(poll),
      })
      .map(({ questions, actors, poll }) => (era, own) => {
        const asked = questions.map((each, k) => ({ ...each, id: own(`${k}-${each.id}`) }));
        const taken = poll?.(era, own("poll")) as { answers: object[] } | undefined;
        return {
          ...nothing,
          polls: taken ? [taken] : [],
          positions: actors.map(({ actor, answers, step }, k) => ({
            id: own(`actor-${k}`),
            actor,
            answers: Object.fromEntries(
              asked.flatMap(({ id, steps }, j) => {
                const text = answers[j];
                if (text === undefined) return [];
                return [[id, { text, cites, ...(steps && { step: `s${step % steps.length}` }) }]];
              }),
            ),
          })),
          settings: {
            questions: asked.map(({ id, label, steps }) => ({
              id,
              label,
              ...(steps && { steps: steps.map((label, k) => ({ id: `s${k}`, label })) }),
            })),
            ...(taken?.answers.length === 2 && { poll: own("poll") }),
          },
        };
      }),

  chronicle: (cites) =>
    fc
      .record({
        marks: series(anyNumber, 4),
        label: anyText,
        events: anyEvents(1, 5),
        lanes: fc.array(fc.record({ label: anyText, colour: anyColour }), { minLength: 1, maxLength: 4 }),
        band: maybe(fc.record({ from: part, to: part, label: anyText })),
        turn: fc.boolean(),
        remark: maybe(anyText),
      })
      .map(({ marks, label, events, lanes, band, turn, remark }) => (era, own) => {
        const done = events(era, own, cites);
        const [from, to] = [era.day(band?.from ?? 0), era.day(band?.to ?? 0)].toSorted();
        const shown = lanes
          .map((lane, k) => ({
            ...lane,
            events: done.filter((_, j) => j % lanes.length === k).map(({ id }) => id),
          }))
          .filter(({ events }) => events.length);
        return {
          ...nothing,
          series: [marks(era, own("marks"))],
          events: done,
          settings: {
            from: era.from,
            marks: own("marks"),
            label,
            lanes: shown,
            ...(band && { band: { from, to, label: band.label } }),
            ...(turn && { turn: done[0]?.id }),
            ...(remark !== undefined && { remark: { of: `${own("marks")}-n0`, label: remark } }),
          },
        };
      }),

  timeline: () => fc.constant((era) => ({ ...nothing, settings: { from: era.from, focus: era.focus } })),
};

export type { AnyText, Made };
