/** Chronicles: all that they show is dated, and falls between the axis's ends; what is pointed out is shown. */
import type { Rules } from "../lint/subject";
import { find } from "../story/story";
import { middleOf, stretch } from "../story/time";
import { charts, type Drawn, misdated, type Wrong } from "./chart-checks";
import type { ChronicleSettings } from "./chronicle";
import { heap } from "./heap";

/** The room of a chronicle that is drawn down a narrow page, in pixels: beside its axis, of a mark, and along the axis. */
export const [axisRoom, markRadius, shortest] = [78, 10, 460];

export const chronicleChecks: Rules = {
  "chronicle-crowd": {
    severity: "error",
    explanation: "What a chronicle counts has room beside its axis: three marks at one time, at most.",
    check: charts<ChronicleSettings>("chronicle", ({ marks, from }, draft) => {
      const [begins, ends] = [
        Date.parse(stretch(from, draft.zone).startsAt),
        Date.parse(draft.deadline.instant),
      ];
      const along = (at: number) => ((at - begins) / (ends - begins)) * shortest;
      const counted = marks
        .map(({ figure: id }, k) => ({ id, k, at: middleOf(find(draft.figures, id).time) }))
        .filter(({ at }) => at >= begins && at <= ends)
        .toSorted((a, b) => a.at - b.at);
      const over = heap(
        counted.map(({ at }) => ({ x: along(at), r: markRadius })),
        1,
      );
      // A page leaves a mark's rim some room of its own.
      const odd = counted.find((_, index) => (over[index] ?? 0) + markRadius / 2 >= axisRoom);
      return odd
        ? [{ at: ["marks", odd.k], message: `no room for another mark at its time: ${odd.id}` }]
        : [];
    }),
  },
  "chronicle-dates": {
    severity: "error",
    explanation:
      "What a chronicle counts, does and bands is dated, and falls between its first day and the deadline.",
    check: charts<ChronicleSettings>("chronicle", ({ marks, lanes, band, from }, draft) => {
      const { figures, events, zone } = draft;
      const day = (id: string, key: string): Drawn => {
        const { startsAt } = stretch(id, zone);
        return { id, time: { startsAt, endsAt: startsAt }, at: ["band", key] };
      };
      const drawn = [
        ...marks.map(({ figure: id }, k): Drawn => ({ id, time: find(figures, id).time, at: ["marks", k] })),
        ...lanes.flatMap(({ events: shown }, lane) =>
          shown.map(({ event: id }, k): Drawn => {
            const { exact, time } = find(events, id);
            return { id, time: exact?.time ?? time, at: ["lanes", lane, "events", k] };
          }),
        ),
        ...(band ? [day(band.from, "from"), day(band.to, "to")] : []),
      ];
      const backward: Wrong[] =
        band && band.to < band.from
          ? [{ at: ["band", "to"], message: `ends before it begins: ${band.from} to ${band.to}` }]
          : [];
      return [...misdated(drawn, draft, from), ...backward];
    }),
  },
  "chronicle-shown": {
    severity: "error",
    explanation:
      "The turn of a chronicle is an event of one of its lanes, and its remark is of one of its marks.",
    check: charts<ChronicleSettings>("chronicle", ({ marks, lanes, turn, remark }) => [
      ...(turn && !lanes.some(({ events }) => events.some(({ event }) => event === turn.event))
        ? [{ at: ["turn"], message: `no lane shows ${turn.event}` }]
        : []),
      ...(remark && !marks.some(({ figure }) => figure === remark.of.figure)
        ? [{ at: ["remark", "of"], message: `none of the marks: ${remark.of.figure}` }]
        : []),
    ]),
  },
};
