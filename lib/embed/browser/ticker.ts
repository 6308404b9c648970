/** Keeps an embed's countdown right: the clock, the moment's words and the timeline's marker. */
import { clockFace, countdown } from "../../countdown";
import { minute } from "../../format";
import { showMoment } from "../../replay";

const clock = document.querySelector<HTMLElement>("[data-deadline]");

if (clock) {
  const { deadline, zone = "UTC", city = "", label = "", relabel = "", told = "" } = clock.dataset;
  const end = Date.parse(deadline ?? "");
  const put = (selector: string, text: string) => {
    const element = clock.querySelector(selector);
    if (element && element.textContent !== text) element.textContent = text;
  };
  const tick = () => {
    const now = Date.now();
    const state = countdown(end, now);
    const face = clockFace(state);
    const parts = clock.querySelectorAll("[data-part]");
    for (const [index, part] of parts.entries()) {
      const [amount = "", unit = ""] = face[index] ?? [];
      part.toggleAttribute("hidden", !amount);
      const [number, name] = part.children;
      if (number && number.textContent !== amount) number.textContent = amount;
      if (name && name.textContent !== unit) name.textContent = unit;
    }
    const overtaken = told !== "" && now >= Date.parse(told);
    put(
      "[data-until]",
      state.kind === "passed" ? "since the deadline" : `until ${overtaken ? relabel : label}`,
    );
    put("[data-as-of]", `${minute(now, zone)} in ${city}`);
    showMoment(document, now);
    clock.querySelector(".told")?.toggleAttribute("hidden", !overtaken);
    setTimeout(tick, 1005 - (Date.now() % 1000));
  };
  tick();
}
