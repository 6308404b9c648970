import type { Draft, Language } from "../story/story";
import { figureWords, period } from "../words/format";
import { plain, say } from "../words/prose";
import { doubtsOf } from "../words/standing";
import type { Frame } from "./chart";

type Target = Parameters<Frame["link"]>[0];

/** What a figure, an event or an actor is called where a link to it is read out: `Launch from Hodo, KN-23 missile, 25 July 2019: 2 missiles`. */
function nameOf(target: Target, story: Draft, language: Language): string | null {
  if ("figure" in target) {
    const figure = story.figures.find(({ id }) => id === target.figure);
    if (!figure) return null;
    const { label, category, time } = figure;
    const at = time && (time.precision === "day" || time.precision === "minute") && period(time, story.zone);
    const parts = [say(label, language), category && say(category, language), at];
    const told = [figureWords(figure, language), ...doubtsOf(figure, story, language)].join(", ");
    return `${parts.filter(Boolean).join(", ")}: ${told}`;
  }
  const event = story.events.find(({ id }) => id === target.event);
  if (event) return plain(event.label, story.figures, language);
  const position = story.positions.find(({ id }) => id === target.event);
  return position ? say(position.actor, language) : null;
}

/** A frame's links with their names by address; an address that stands for several has none. */
export function namedLinks(link: Frame["link"], story: Draft, language: Language) {
  const names = new Map<string, string | null>();
  return {
    link: (target: Target): string => {
      const href = link(target);
      const name = nameOf(target, story, language);
      names.set(href, names.has(href) && names.get(href) !== name ? null : name);
      return href;
    },
    /** The name of a link to `href` that shows `words`: beginning with them, and saying what they are. */
    name: (href: string, words: string): string | null => {
      const name = names.get(href);
      if (!name || words.includes(name)) return null;
      return !words || name.includes(words) ? name : `${words}, ${name}`;
    },
  };
}
