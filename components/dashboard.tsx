import { correctionsAddress, storyAddress } from "@/lib/addresses/addresses";
import { clockChart } from "@/lib/charts/cited";
import type { Language, Story } from "@/lib/story/story";
import { minute } from "@/lib/words/format";
import { plain, say } from "@/lib/words/prose";
import { Countdown } from "./countdown";
import { Prose } from "./prose";
import { Since } from "./since";

interface Props {
  story: Story;
  /** The open edition. */
  open: Story;
  language: Language;
  /** The charts and what stands under them, as HTML. */
  body: string;
  /** The moment shown first, in UTC; live when the reader asked for it or the story opens so. */
  moment: { at: string; live: boolean };
}

/** A story whole: its charts beside the annotated countdown. */
export function Dashboard({ story, open, body, language, moment }: Props) {
  const rail = clockChart(story);
  return (
    <main className="mx-auto max-w-[1180px] px-4 pb-16 lg:grid lg:grid-cols-[minmax(0,1fr)_340px] lg:gap-x-16 lg:px-8">
      <header className="pt-8 pb-8 lg:col-start-1 lg:pt-12 lg:pb-12">
        <h1 className="max-w-[18ch] font-serif text-2xl leading-[1.05] font-semibold text-balance lg:text-3xl lg:leading-none">
          {plain(story.headline, story.figures, language)}
        </h1>
        <p className="mt-4 max-w-[56ch] font-serif text-lg leading-snug text-muted">
          <Prose
            text={story.dek}
            story={story}
            language={language}
            links={{ row: (id) => `#figure-${id}` }}
          />
        </p>
        <p className="mt-3 text-xs text-muted">
          Edition {story.edition}, {minute(story.publishedAt, story.zone)} in{" "}
          {say(story.deadline.city, language)}.{" "}
          <a href={correctionsAddress("", story.slug)}>Corrections and updates</a>
        </p>
        <Since
          story={story}
          open={open}
          chart={null}
          language={language}
          href={storyAddress("", story.slug)}
        />
      </header>
      {rail && (
        <aside
          aria-label="Countdown"
          className="contents lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:block lg:pt-12"
        >
          <Countdown story={story} chart={rail} language={language} moment={moment} />
        </aside>
      )}
      <div
        className="mt-10 grid gap-14 lg:col-start-1 lg:mt-0"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own components, written out before
        dangerouslySetInnerHTML={{ __html: body }}
      />
    </main>
  );
}
