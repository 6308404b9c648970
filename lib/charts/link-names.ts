import { byId } from "../story/by-id";
import type { Draft } from "../story/story";
import type { Language } from "../story/text";
import { period } from "../words/dates";
import { figureWords } from "../words/format";
import { plain, say } from "../words/prose";
import { doubtsOf } from "../words/standing";
import type { Frame } from "./chart";
import { ofStory } from "./kept";

type Target = Parameters<Frame["link"]>[0];

/** What a figure, an event or an actor is, and after it what is said of it. */
interface Name {
  is: string[];
  told: string[];
}

/** `Launch from Hodo, KN-23 missile, 25 July 2019: 2 missiles`, in its parts. */
const figureName = ofStory((story, id: string, language: Language): Name | null => {
  const figure = byId(story.figures, id);
  if (!figure) return null;
  const { label, category, time } = figure;
  const at = time && (time.precision === "day" || time.precision === "minute") && period(time, story.zone);
  const is = [say(label, language), category && say(category, language), at];
  const told = [figureWords(figure, language), ...doubtsOf(figure, story, language)];
  return { is: is.filter((part) => typeof part === "string"), told };
});

/** An event's label, or an actor. */
const eventName = ofStory((story, id: string, language: Language): Name | null => {
  const event = byId(story.events, id);
  if (event) return { is: [plain(event.label, story, language)], told: [] };
  const position = byId(story.positions, id);
  return position ? { is: [say(position.actor, language)], told: [] } : null;
});

const joined = ({ is, told }: Name) => [is.join(", "), told.join(", ")].filter(Boolean).join(": ");

/** A frame's links with their names by address; an address that stands for several has none. */
export function namedLinks(link: Frame["link"], story: Draft, language: Language) {
  const names = new Map<string, Name | null>();
  return {
    link: (target: Target): string => {
      const href = link(target);
      const name =
        "figure" in target
          ? figureName(story, target.figure, language)
          : eventName(story, target.event, language);
      const known = names.get(href);
      const several = known && name && joined(known) !== joined(name);
      names.set(href, several || known === null ? null : name);
      return href;
    },
    /** The name of a link to `href` that shows `words`: beginning with them, and saying what they leave out. */
    name: (href: string, words: string): string | null => {
      const name = names.get(href);
      if (!name) return null;
      const shown = words.toLowerCase();
      const out = (parts: string[]) => parts.filter((part) => !shown.includes(part.toLowerCase()));
      const left = joined({ is: out(name.is), told: out(name.told) });
      return left ? [words, left].filter(Boolean).join(", ") : null;
    },
  };
}
