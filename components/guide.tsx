import type { ReactNode } from "react";
import { everyCorrection } from "@/lib/addresses/addresses";
import { drawSample, type Sample } from "@/lib/charts/samples";
import { pageTheme } from "@/lib/charts/theme";
import type { Language } from "@/lib/story/text";
import { guideWords } from "@/lib/words/guide";

/** The marks in the order in which they are explained. */
export const explained = {
  amounts: ["stated", "approximate", "doubted", "outside", "outside-approximate"],
  dates: ["done", "planned", "dated-outside", "inferred", "days", "counted", "counted-outside", "moment"],
  precision: ["interval"],
} as const satisfies Record<string, readonly Sample[]>;

/** What the marks of the charts mean, each drawn as charts draw it. */
export function Guide({ language }: { language: Language }) {
  const words = guideWords(language);
  return (
    <main className="page-column pb-16">
      <header className="pt-4 lg:pt-7">
        <h1 className="headline">{words.title}</h1>
        <p className="mt-3 max-w-[60ch] font-serif text-lg leading-[1.3] text-muted">{words.intro}</p>
      </header>
      <div className="guide">
        <div>
          <Section title={words.amounts}>
            <Marks samples={explained.amounts} language={language} />
          </Section>
          <Section title={words.precision}>
            <Marks samples={explained.precision} language={language} />
          </Section>
          <Section title={words.words}>
            <dl className="mt-1">
              {words.terms.map(([term, meaning]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </Section>
        </div>
        <div>
          <Section title={words.dates}>
            <Marks samples={explained.dates} language={language} />
          </Section>
          <Section title={words.notices}>
            <Note {...words.issue} name="chart-issue" />
            <Note {...words.notice} name="chart-issue chart-notice" />
          </Section>
          <Section title={words.source}>
            <Paragraphs texts={words.sourced} />
          </Section>
          <Section title={words.editions}>
            <Paragraphs texts={words.edition} />
            <p className="mt-2 text-sm">
              <a href={everyCorrection("")}>{words.corrections}</a>
            </p>
          </Section>
        </div>
      </div>
    </main>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t-2 border-ink pt-3">
      <h2 className="font-serif text-xl font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** Marks beside what they are called and mean. */
function Marks({ samples, language }: { samples: readonly Sample[]; language: Language }) {
  const { marks } = guideWords(language);
  return (
    <dl className="mt-1">
      {samples.map((sample) => {
        const [name, meaning] = marks[sample];
        return (
          <div key={sample} className="mark">
            <dt>{name}</dt>
            <dd
              aria-hidden
              // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, escaped by the document that it was made in
              dangerouslySetInnerHTML={{ __html: drawSample(sample, pageTheme) }}
            />
            <dd>{meaning}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What stands under a chart, as it stands there, and what it is. */
function Note({ name, head, text, meaning }: { name: string; head: string; text: string; meaning: string }) {
  return (
    <>
      <div className={name}>
        <p>
          <strong>{head}</strong> {text}
        </p>
      </div>
      <p className="mt-2 max-w-[68ch] text-sm text-muted">{meaning}</p>
    </>
  );
}

function Paragraphs({ texts }: { texts: string[] }) {
  return texts.map((text) => (
    <p key={text} className="mt-2 max-w-[68ch] text-sm">
      {text}
    </p>
  ));
}
