/** A story's files as a next edition would have them. */
import type { AnyFiles, Edit } from "./any-story";

type Item = Record<string, unknown> & { id: string };

/** A story's files with a change; null where they hold nothing to change so. */
export function edited(files: AnyFiles, { kind, at, text }: Edit): AnyFiles | null {
  const next = structuredClone(files);
  const { story, source } = next;
  const items = (list: unknown) => list as Item[];
  const pick = (list: unknown) => items(list)[at % Math.max(1, items(list).length)];
  const drop = (key: string, id: string | undefined) => {
    story[key] = items(story[key]).filter((each) => each.id !== id);
  };
  const chart = pick(story.charts);
  const event = pick(story.events);
  const reported = String((source.source as { published: Item }).published.resolved);
  const deadline = story.deadline as Record<string, unknown>;
  switch (kind) {
    case "value": {
      const values = [
        ...items(source.figures),
        ...items(source.series).flatMap((each) => items(each.values)),
        ...items(source.polls).map((each) => each.respondents as Item),
      ];
      const figure = pick(values);
      if (!figure) return null;
      figure.value = String(Math.floor(Number(figure.value)) + 1);
      return next;
    }
    case "event":
      if (!event) return null;
      event.label = text;
      event.time = { start: reported.slice(0, 10), precision: "day" };
      return next;
    case "deadline":
      deadline.label = text;
      deadline.instant = "2044-05-06T07:08Z";
      delete deadline.midnight;
      delete deadline.outcome;
      return next;
    case "title":
      if (chart) chart.title = text;
      story.headline = text;
      return next;
    case "chart gone":
      if (items(story.charts).length < 2) return null;
      drop("charts", chart?.id);
      return next;
    case "chart renamed":
      if (!chart) return null;
      chart.was = chart.id;
      chart.id = `renamed-${at}`;
      return next;
    case "event gone":
      if (!event) return null;
      drop("events", event.id);
      return next;
    case "answer": {
      const position = pick(story.positions);
      const answers = Object.values((position?.answers ?? {}) as Record<string, { text: string }>);
      const answer = answers[0];
      if (!answer) return null;
      answer.text = text;
      return next;
    }
    case "added":
      items(story.charts).push({
        id: `added-${at}`,
        type: "timeline",
        title: text,
        subtitle: text,
        settings: { from: "1002-01-01", focus: "1003-01-01" },
      } as unknown as Item);
      return next;
  }
}
