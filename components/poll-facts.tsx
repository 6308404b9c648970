import type { Figure, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { period } from "@/lib/words/dates";
import { plain, say } from "@/lib/words/prose";

interface Props {
  /** The figures of a chart; those of polls tell how these were taken. */
  figures: Figure[];
  story: Story;
  language: Language;
}

/** How each poll of a chart was taken, as its source discloses it, and what the source does not say. */
export function PollFacts({ figures, story, language }: Props) {
  const polls = new Map<string, Figure>();
  for (const figure of figures) {
    const { poll, attribution, time } = figure;
    const key = JSON.stringify([attribution, time, { ...poll, option: null }]);
    if (poll && !polls.has(key)) polls.set(key, figure);
  }
  if (polls.size === 0) return null;
  return (
    <section aria-labelledby="poll-facts" className="border-t-2 border-ink pt-3">
      <h2 id="poll-facts" className="font-serif text-xl font-semibold">
        {polls.size === 1 ? "How the poll was taken" : "How the polls were taken"}
      </h2>
      {[...polls].map(([key, figure]) => {
        const facts = <Facts key={key} figure={figure} story={story} language={language} />;
        if (polls.size === 1) return facts;
        const { attribution, time } = figure;
        const named = [attribution && say(attribution, language), time && period(time, story.zone)];
        return (
          <details key={key} className="mt-2 text-sm">
            <summary>{named.filter(Boolean).join(", ")}</summary>
            {facts}
          </details>
        );
      })}
    </section>
  );
}

function Facts({ figure, story, language }: Omit<Props, "figures"> & { figure: Figure }) {
  const { poll, attribution, time } = figure;
  if (!poll) return null;
  const facts: [string, string | null][] = [
    ["House", attribution && say(attribution, language)],
    ["In the field", time && period(time, story.zone)],
    ["For whom", poll.client],
    ["How people were asked", poll.mode],
    ["Wording of the question", poll.wording],
    ["Weighting", poll.weighting],
    ["Margin of error", poll.margin],
  ];
  return (
    <>
      <dl className="mt-3 grid max-w-[68ch] grid-cols-[10rem_1fr] gap-x-4 text-sm max-sm:grid-cols-[8rem_1fr]">
        {facts.map(([name, fact]) => (
          <div key={name} className="contents">
            <dt className="border-b border-hairline py-1.5 text-muted">{name}</dt>
            <dd className="border-b border-hairline py-1.5">{fact ?? "not looked up"}</dd>
          </div>
        ))}
      </dl>
      {figure.notes.map((note) => (
        <p key={note.en} className="mt-2 max-w-[68ch] text-sm text-muted">
          {plain(note, story, language)}
        </p>
      ))}
    </>
  );
}
