/** Every page as HTML: what a route answers with and an archive keeps. */

import type { ComponentProps, ReactElement } from "react";
import { correctionsAddress } from "@/lib/addresses";
import type { Listing } from "@/lib/database/stories";
import { pageStyle, panel, replay } from "@/lib/embed/generated/scripts";
import { pageCss } from "@/lib/embed/style";
import type { ThemeName } from "@/lib/parameters";
import { plain } from "@/lib/prose";
import { markup } from "@/lib/render/html";
import { articleData, datasetData } from "@/lib/schema-org";
import { siteName } from "@/lib/site";
import type { Language, Story } from "@/lib/story";
import { ChartPage } from "./chart-page";
import { Corrections } from "./corrections";
import { Dashboard } from "./dashboard";
import { ChartHead, FeedLink, StoryHead } from "./head";
import { LinkedData } from "./linked-data";
import { OtherStories } from "./other-stories";
import { Page, Sentence } from "./page";
import { Withdrawn } from "./withdrawn";

/** What every page is made for: the theme that its address asks for, the words' language, the site's origin. */
interface Common {
  theme: ThemeName;
  language: Language;
  site: string;
}

/** A page as HTML, and the scripts that its policy has to allow. */
export interface PageHtml {
  html: string;
  style: string;
  scripts: string[];
}

const style = pageCss(pageStyle);

function written(page: ReactElement<{ scripts?: string[] }>): PageHtml {
  return { html: `<!doctype html>${markup(page)}`, style, scripts: page.props.scripts ?? [] };
}

type StoryProps = Common & Omit<ComponentProps<typeof Dashboard>, "language">;

/** A story's dashboard, with the other stories below it on the front page. */
export function storyPage({ others = [], ...props }: StoryProps & { others?: Story[] }): PageHtml {
  const { story, theme, language, site, asked } = props;
  return written(
    <Page
      theme={theme}
      language={language}
      style={style}
      title={plain(story.headline, story.figures, language)}
      scripts={[replay]}
      head={
        <>
          <StoryHead story={story} language={language} site={site} asked={asked} />
          <LinkedData data={articleData(story, site, language)} />
        </>
      }
    >
      <Dashboard {...props} />
      <OtherStories stories={others} language={language} />
    </Page>,
  );
}

type ChartProps = Common & Omit<ComponentProps<typeof ChartPage>, "language" | "site">;

/** A chart's own page. */
export function chartPage(props: ChartProps): PageHtml {
  const { story, chart, theme, language, site, asked } = props;
  return written(
    <Page
      theme={theme}
      language={language}
      style={style}
      title={plain(chart.title, story.figures, language)}
      scripts={[replay, panel]}
      head={
        <>
          <ChartHead story={story} chart={chart} language={language} site={site} asked={asked} />
          <LinkedData data={datasetData(story, chart, site, language)} />
        </>
      }
    >
      <ChartPage {...props} />
    </Page>,
  );
}

/** What stands at the address of a chart that has been retracted. */
export function retractedPage({
  theme,
  language,
  ...withdrawn
}: Omit<Common, "site"> & { story: Story; chart: string; last: number }): PageHtml {
  return written(
    <Page
      theme={theme}
      language={language}
      style={style}
      title="This chart has been retracted"
      head={<meta name="robots" content="noindex" />}
    >
      <main className="mx-auto max-w-[760px] px-4 py-12">
        <Withdrawn {...withdrawn} language={language} />
      </main>
    </Page>,
  );
}

/** Every correction and update of a story. */
export function correctionsPage({
  story,
  editions,
  theme,
  language,
  site,
}: Common & { story: Story; editions: Listing[] }): PageHtml {
  return written(
    <Page
      theme={theme}
      language={language}
      style={style}
      title={`Corrections: ${plain(story.headline, story.figures, language)}`}
      head={
        <>
          <link rel="canonical" href={correctionsAddress(site, story.slug)} />
          <FeedLink story={story} site={site} />
        </>
      }
    >
      <Corrections story={story} editions={editions} language={language} />
    </Page>,
  );
}

const sentences = {
  400: "This address asks for something that there is not",
  404: "There is no page at this address",
  500: "This page could not be made",
  503: "There is much to draw just now",
};

/** A page of one sentence. */
export function sentencePage(status: keyof typeof sentences, sentence: string): PageHtml {
  return written(
    <Page
      theme="auto"
      language="en"
      style={style}
      title={sentences[status]}
      head={<meta name="robots" content="noindex" />}
    >
      <Sentence title={sentences[status]}>
        {sentence} <a href="/">{siteName}’s front page</a>
      </Sentence>
    </Page>,
  );
}
