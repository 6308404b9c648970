import type { Text } from "../story/text";
import { pollText } from "../words/polls";
import type { FilePoll } from "./poll-schema";
import { pollFigureId } from "./polls";
import type { Stated } from "./stated";

type Own = Partial<Stated["figure"]> & Pick<Stated["figure"], "label" | "unit" | "value">;

/** What a poll's source states: its shares, how many were asked, and where it gives them the margin and the design effect. */
export function statedByPoll(poll: FilePoll, at: PropertyKey[]): Stated[] {
  const { margin, client, mode, weighting, wording } = poll;
  const percentagePoints = pollText((words) => words.percentagePoints);
  const disclosed =
    margin === "not stated" ? margin : (margin.printed ?? `${margin.value} ${percentagePoints.en}`);
  const taken = { client, mode, weighting, wording, margin: disclosed };
  const stated = (part: string, own: Own, keys: PropertyKey[] = [part]): Stated => ({
    figure: {
      scale: "one",
      notes: [],
      ...own,
      id: pollFigureId(poll, part),
      paragraph: own.paragraph ?? poll.paragraph,
      attribution: poll.house,
      time: poll.time,
      poll: taken,
    },
    at: [...at, ...keys],
    elsewhere: {
      time: [...at, "time"],
      attribution: [...at, "house"],
      ...(own.paragraph === undefined && { paragraph: [...at, "paragraph"] }),
    },
  });
  const given = (
    part: "margin" | "design-effect",
    label: Text,
    unit: Text,
    own: Omit<Own, "label" | "unit"> | undefined,
  ) => (own ? [stated(part, { ...own, label, unit })] : []);
  return [
    ...poll.answers.map(({ short: _short, ...answer }, index) => {
      const unit = pollText((words) => words.percent);
      // What is to be said of the poll stands with the first thing that it found.
      const notes = index === 0 ? [...poll.notes, ...answer.notes] : answer.notes;
      return stated(answer.id, { ...answer, unit, notes }, ["answers", index]);
    }),
    stated(
      "n",
      { ...poll.respondents, unit: poll.respondents.unit ?? pollText((words) => words.respondents) },
      ["respondents"],
    ),
    ...given(
      "margin",
      pollText((words) => words.publishedMargin),
      percentagePoints,
      margin === "not stated" ? undefined : margin,
    ),
    ...given(
      "design-effect",
      pollText((words) => words.designEffect),
      pollText((words) => words.times),
      poll["design-effect"],
    ),
  ];
}
