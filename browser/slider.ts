/**
 * A slider over time that stops where something happened: dragged, it holds at a stop that
 * is near; an arrow goes an hour, a page key to the next stop or the one before.
 */
export interface Slider {
  first: number;
  last: number;
  /** Puts the thumb at a moment and says it, with what happened then. */
  put: (at: number, said: string) => void;
}

const hour = 3_600_000;
const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
const leaps: Record<string, number> = { PageUp: 1, PageDown: -1 };

/** How near to a stop the thumb holds at it, in pixels. */
const hold = 6;

/** Follows a slider; `move` is told each moment that a reader goes to. */
export function slideOver(input: HTMLInputElement, move: (at: number) => void): Slider {
  const [first, last] = [Number(input.min), Number(input.max)];
  const stops = Array.from(input.list?.options ?? [], ({ value, label }) => ({ at: Number(value), label }));
  let dragged = false;

  input.addEventListener("keydown", (event) => {
    const at = Number(input.value);
    const way = leaps[event.key];
    const next = way && (way > 0 ? stops : [...stops].reverse()).find((stop) => (stop.at - at) * way > 0);
    const to = way ? (next ? next.at : way > 0 ? last : first) : at + (steps[event.key] ?? Number.NaN) * hour;
    if (Number.isNaN(to) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(Math.min(Math.max(to, first), last));
  });
  for (const [type, down] of [
    ["pointerdown", true],
    ["pointerup", false],
    ["pointercancel", false],
  ] as const)
    input.addEventListener(type, () => {
      dragged = down;
    });
  input.addEventListener("input", () => {
    const at = Number(input.value);
    const near = (hold / input.clientWidth) * (last - first);
    const stop = dragged && stops.find((stop) => Math.abs(stop.at - at) <= near);
    move(stop ? stop.at : at);
  });
  const put = (at: number, said: string) => {
    input.value = String(Math.min(Math.max(at, first), last));
    const stop = stops.find((stop) => stop.at === at);
    input.setAttribute("aria-valuetext", stop ? `${said}: ${stop.label}` : said);
  };
  return { first, last, put };
}
