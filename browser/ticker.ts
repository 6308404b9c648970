/** Keeps an embed's countdown right. */
import { minute } from "../lib/words/dates";
import { clockOf, everySecond, write } from "./clock";

const clock = clockOf();

if (clock) {
  const asOf = clock.root.querySelector("[data-as-of]");
  everySecond((now) => {
    clock.show(now);
    write(asOf, `${minute(now, clock.zone)} in ${clock.city}`);
  });
}
