import type { ReactNode } from "react";
import type { ThemeName } from "@/lib/addresses/addresses";
import { type Asked, fileAddress, pageAddress } from "@/lib/addresses/addresses";
import { oembedAddress } from "@/lib/addresses/form";
import { siteName } from "@/lib/addresses/site";
import { typeOf } from "@/lib/charts/cited";
import { clockFace, countdown, type Part } from "@/lib/story/countdown";
import { deadlineLabel, withinSentence } from "@/lib/story/moment";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { clockParts, minute } from "@/lib/words/dates";
import { plain, say } from "@/lib/words/prose";
import { readingOf } from "@/lib/words/reading";
import { ChartFigure } from "./chart";
import { correctedSince, Since } from "./since";
import { Withdrawn } from "./withdrawn";

interface ShellProps {
  language: Language;
  theme: ThemeName;
  /** The whole style sheet. */
  style: string;
  title: string;
  /** What the head says beyond what every embed says. */
  head?: ReactNode;
  scripts: string[];
  children: ReactNode;
}

/** A document inside an iframe: one request, its own style, scripts that it can do without. */
function Shell({ language, theme, style, title, head, scripts, children }: ShellProps) {
  return (
    <html lang={language}>
      {/* biome-ignore lint/style/noHeadElement: a document of its own, not a page of Next's */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content={theme === "auto" ? "light dark" : theme} />
        <title>{title}</title>
        <meta name="robots" content="noindex" />
        {/* None: a document that asks for nothing has no picture to ask for either. */}
        <link rel="icon" href="data:," />
        {head}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style, allowed by its hash */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>{children}</main>
        {scripts.map((script) => (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own scripts, allowed by their hashes
          <script key={script} dangerouslySetInnerHTML={{ __html: script }} />
        ))}
      </body>
    </html>
  );
}

interface Props {
  story: Story;
  /** The open edition. */
  open: Story;
  chart: Chart;
  language: Language;
  theme: ThemeName;
  style: string;
  /** The site's origin. */
  site: string;
  /** The moment that is drawn, in UTC; `live` when a script may follow the reader's clock. */
  moment: { at: string; live: boolean };
  /** What the address asked for. */
  asked: Asked;
  scripts: string[];
}

/** A chart inside an iframe, whole, with what has been corrected since the edition that it is pinned to. */
export function EmbedDocument(props: Props) {
  const { story, open, chart, language, theme, style, site, moment, asked, scripts } = props;
  const clock = typeOf(chart).clock === true;
  const title = plain(chart.title, story, language);
  const place = { site, story: story.slug, chart: chart.id };
  const page = pageAddress(place, asked);
  const head = (
    <>
      <link rel="canonical" href={pageAddress(place)} />
      <link rel="alternate" type="application/json+oembed" href={oembedAddress(site, page)} title={title} />
      <meta property="og:title" content={title} />
      <meta property="og:url" content={page} />
      <meta property="og:image" content={fileAddress(place, "card.png", asked)} />
    </>
  );
  return (
    <Shell language={language} theme={theme} style={style} title={title} head={head} scripts={scripts}>
      {/* First, where no frame of a fixed height cuts it off. */}
      {correctedSince(story, open, chart).length > 0 && (
        <Since
          story={story}
          open={open}
          chart={chart}
          language={language}
          href={pageAddress(place, { ...asked, pinned: null })}
          site={site}
        />
      )}
      <ChartFigure
        chart={chart}
        story={story}
        latest={open}
        language={language}
        now={moment.at}
        replay={clock && moment.live}
        site={site}
        asked={asked}
      >
        {clock && <Clock story={story} language={language} moment={moment} />}
      </ChartFigure>
      <p className="embed-foot">
        <a href={page} target="_blank" rel="noopener">
          {siteName}
        </a>
        <span>
          Edition {story.edition}
          {asked.pinned === null ? "" : ", as it was published"}, {minute(story.publishedAt, story.zone)} in{" "}
          {say(story.deadline.city, language)}
        </span>
      </p>
    </Shell>
  );
}

interface RetractedProps extends Pick<Props, "story" | "language" | "theme" | "style" | "site" | "scripts"> {
  id: string;
  last: number;
}

/** What stands in the frames of a chart that has been retracted. */
export function RetractedDocument(props: RetractedProps) {
  const { story, id, last, language, theme, style, site, scripts } = props;
  return (
    <Shell
      language={language}
      theme={theme}
      style={style}
      title="This chart has been retracted"
      scripts={scripts}
    >
      <Withdrawn story={story} chart={id} last={last} language={language} site={site} />
    </Shell>
  );
}

/** The countdown's words at one moment, true without a script. */
function Clock({ story, language, moment }: Pick<Props, "story" | "language" | "moment">) {
  const { deadline } = story;
  const city = say(deadline.city, language);
  const state = countdown(Date.parse(deadline.instant), Date.parse(moment.at));
  const face: Part[] = clockFace(state);
  const told = deadline.outcome && deadline.outcome.at <= moment.at;
  const label = withinSentence(say(deadlineLabel(deadline, moment.at), language));
  const reading = moment.live ? "" : readingOf(moment.at, story.sources, language);
  return (
    <div
      className="clock"
      data-deadline={moment.live ? deadline.instant : undefined}
      data-zone={deadline.zone}
      data-city={city}
      data-label={withinSentence(say(deadline.label, language))}
      data-relabel={deadline.outcome ? withinSentence(say(deadline.outcome.relabel, language)) : undefined}
      data-told={deadline.outcome?.at}
    >
      {deadline.outcome && (
        <p className="told" data-known-outcome="" hidden={!told}>
          {say(deadline.outcome.label, language)}
        </p>
      )}
      <p>
        As of <span data-as-of="">{`${minute(moment.at, deadline.zone)} in ${city}`}</span>
        {reading && ` (${reading})`}
      </p>
      <p className="face" role="timer" aria-label={label}>
        {[0, 1, 2].map((index) => (
          <span key={index} data-part="" hidden={!face[index]}>
            <b>{face[index]?.[0]}</b>
            <i>{face[index]?.[1]}</i>
          </span>
        ))}
        <span data-until="">{state.kind === "passed" ? "since the deadline" : `until ${label}`}</span>
      </p>
      <p>
        {clockParts(deadline.instant, deadline.zone).weekday} {minute(deadline.instant, deadline.zone)} in{" "}
        {city}
      </p>
    </div>
  );
}
