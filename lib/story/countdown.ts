/** How a deadline stands at a moment. Amounts are whole and what is left over is dropped. */
export type Countdown =
  | { kind: "ahead"; days: number; hours: number; minutes: number }
  | { kind: "last-day"; hours: number; minutes: number; seconds: number }
  | { kind: "last-hour"; minutes: number; seconds: number }
  | { kind: "passed"; days: number };

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The state of a deadline at `now`, both in milliseconds since 1970. A begun second
 * counts as left, so that zero shows when the deadline has come and not before.
 */
export function countdown(deadline: number, now: number): Countdown {
  const left = Math.ceil((deadline - now) / 1000);
  if (left <= 0) return { kind: "passed", days: Math.floor((now - deadline) / (day * 1000)) };
  const minutes = Math.floor(left / minute) % 60;
  const seconds = left % minute;
  if (left < hour) return { kind: "last-hour", minutes, seconds };
  const hours = Math.floor(left / hour) % 24;
  if (left < day) return { kind: "last-day", hours, minutes, seconds };
  return { kind: "ahead", days: Math.floor(left / day), hours, minutes };
}

/** An amount and its unit, as the clock sets them. */
export type Part = [amount: string, unit: string];

/** A state's amounts in the order that they are read. */
export function clockFace(state: Countdown): Part[] {
  const two = (amount: number) => String(amount).padStart(2, "0");
  switch (state.kind) {
    case "ahead":
      return [
        [String(state.days), state.days === 1 ? "day" : "days"],
        [two(state.hours), "h"],
        [two(state.minutes), "min"],
      ];
    case "last-day":
      return [
        [String(state.hours), "h"],
        [two(state.minutes), "min"],
        [two(state.seconds), "s"],
      ];
    case "last-hour":
      return [
        [String(state.minutes), "min"],
        [two(state.seconds), "s"],
      ];
    case "passed":
      return [[state.days.toLocaleString("en"), state.days === 1 ? "day" : "days"]];
  }
}
