/**
 * A page's countdown: it follows the reader's clock when live, and moves to any moment by
 * slider, links and replay. Without it the page stands at the moment that it was made for.
 */
import { clockParts, minute } from "../lib/words/dates";
import { clockOf, everySecond, write } from "./clock";
import { type Slider, slideOver } from "./slider";

const clock = clockOf();
const hour = 3_600_000;

if (clock) {
  const { root, deadline, zone, city } = clock;
  const find = <T extends HTMLElement>(name: string) => root.querySelector<T>(`[data-${name}]`);
  const [button, input] = [find<HTMLButtonElement>("replay"), find<HTMLInputElement>("moment")];
  const [back, next, now] = [find("to-opening"), find("to-outcome"), find("to-live")];
  const opening = root.dataset.opening ? Date.parse(root.dataset.opening) : null;
  const end = `${clockParts(deadline, zone).weekday} ${minute(deadline, zone)} in ${city}`;
  let slider: Slider | null = null;
  let at = Date.parse(root.dataset.at ?? "");
  let stopLive: (() => void) | null = null;
  let playing: ReturnType<typeof setInterval> | undefined;

  const show = (moment: number) => {
    at = moment;
    clock.show(at);
    const passed = at >= deadline;
    const note = !stopLive && at === opening ? (root.dataset.note ?? "") : "";
    write(find("as-of"), stopLive ? "Now" : `As of ${minute(at, zone)} in ${city}`);
    write(find("end"), `${passed ? `The deadline was ${end}.` : `${end}.`}${note}`);
    find("unrecorded")?.toggleAttribute("hidden", !passed);
    back?.toggleAttribute("hidden", opening === null || (!stopLive && at === opening));
    next?.toggleAttribute("hidden", at >= clock.told);
    now?.toggleAttribute("hidden", stopLive !== null);
    slider?.put(at, minute(at, zone));
  };
  const stop = () => {
    stopLive?.();
    stopLive = null;
    clearInterval(playing);
    playing = undefined;
    write(button, "Replay");
  };
  const follow = () => {
    stop();
    stopLive = () => {};
    stopLive = everySecond(show);
  };
  const play = () => {
    const { first, last } = slider ?? { first: at, last: deadline };
    const from = stopLive || at >= last ? first : at;
    stop();
    show(from);
    write(button, "Pause");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    playing = setInterval(
      () => {
        show(Math.min(at + (still ? 12 * hour : hour), last));
        if (at >= last) stop();
      },
      still ? 1000 : 60,
    );
  };
  const go = (link: HTMLElement | null, work: () => void) =>
    link?.addEventListener("click", (event) => {
      event.preventDefault();
      work();
    });

  button?.addEventListener("click", () => (playing === undefined ? play() : stop()));
  if (input)
    slider = slideOver(input, (moment) => {
      stop();
      show(moment);
    });
  go(back, () => {
    stop();
    show(opening as number);
  });
  go(next, () => {
    stop();
    show(clock.told);
  });
  go(now, follow);

  for (const control of [button, input]) control?.removeAttribute("data-waiting");
  const reader = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day = clockParts(deadline, reader).weekday.slice(0, 3);
  write(find("reader"), `Where you are: ${day} ${minute(deadline, reader)}.`);
  // Taller than the window, the timeline slides under the clock until its last days show.
  const rail = document.querySelector<HTMLElement>("[data-rail]");
  // Its height is told when it has one; asking for it here would lay the page out twice.
  if (rail && matchMedia("(min-width: 64rem)").matches)
    new ResizeObserver(([size]) =>
      rail.style.setProperty("--rail", `${Math.ceil(size?.contentRect.height ?? 0) + 20}px`),
    ).observe(rail);
  if ("live" in root.dataset) follow();
}
