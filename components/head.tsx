import {
  type Asked,
  cardSize,
  everyFeed,
  feedAddress,
  fileAddress,
  frontAddress,
  pageAddress,
  storyAddress,
} from "@/lib/addresses/addresses";
import { oembedAddress } from "@/lib/addresses/form";
import { siteName } from "@/lib/addresses/site";
import { leadChart } from "@/lib/charts/cited";
import type { Chart, Story } from "@/lib/story/story";
import type { Language, Text } from "@/lib/story/text";
import { plain } from "@/lib/words/prose";

interface Props {
  story: Story;
  language: Language;
  /** The site's origin. */
  site: string;
  /** What the reader's address asked for. */
  asked: Asked;
}

/** The head of a page about a chart: what discovery, networks and search read. */
export function ChartHead({ chart, ...props }: Props & { chart: Chart }) {
  const place = { site: props.site, story: props.story.slug, chart: chart.id };
  const address = pageAddress(place, props.asked);
  return (
    <>
      <link rel="canonical" href={pageAddress(place)} />
      <Announced {...props} address={address} />
      <Described {...props} chart={chart} address={address} head={chart.title} text={chart.subtitle} />
    </>
  );
}

/** The head of a story's page; its image, and what embeds it elsewhere, is its lead chart. */
export function StoryHead(props: Props) {
  const { story, site, asked } = props;
  const chart = leadChart(story);
  const address = storyAddress(site, story.slug, asked);
  return (
    <>
      <link rel="canonical" href={storyAddress(site, story.slug)} />
      <Announced {...props} address={address} />
      {chart && (
        <Described {...props} chart={chart} address={address} head={story.headline} text={story.dek} />
      )}
    </>
  );
}

/** The story's feed, as every page of it names it. */
export function FeedLink({ story, site }: Pick<Props, "story" | "site">) {
  return (
    <link
      rel="alternate"
      type="application/atom+xml"
      title="Corrections and updates"
      href={feedAddress(site, story.slug)}
    />
  );
}

/** The head of the front page; its image is the lead chart of the story that leads. */
export function FrontHead(props: Props) {
  const { story, site } = props;
  const chart = leadChart(story);
  return (
    <>
      <link rel="canonical" href={frontAddress(site)} />
      <SiteFeedLink site={site} />
      {chart && (
        <Described
          {...props}
          chart={chart}
          address={frontAddress(site)}
          head={{ en: siteName }}
          text={story.headline}
        />
      )}
    </>
  );
}

/** The feed of every story. */
export function SiteFeedLink({ site }: Pick<Props, "site">) {
  return (
    <link
      rel="alternate"
      type="application/atom+xml"
      title="Corrections and updates of every story"
      href={everyFeed(site)}
    />
  );
}

/** Where oEmbed answers for an address, in every way that receivers look for, and the feed. */
function Announced({ story, site, address }: Props & { address: string }) {
  const [json, xml] = [oembedAddress(site, address), oembedAddress(site, address, "xml")];
  return (
    <>
      <link rel="alternate" type="application/json+oembed" href={json} />
      <link rel="alternate" type="text/xml+oembed" href={xml} />
      <link rel="alternate" type="application/xml+oembed" href={xml} />
      <FeedLink story={story} site={site} />
    </>
  );
}

interface Description extends Props {
  chart: Chart;
  address: string;
  head: Text;
  text: Text;
}

function Described({ story, language, site, asked, chart, address, head, text }: Description) {
  const words = (text: Text) => plain(text, story, language);
  const image = fileAddress({ site, story: story.slug, chart: chart.id }, "card.png", asked);
  return (
    <>
      <meta name="description" content={words(text)} />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:title" content={words(head)} />
      <meta property="og:description" content={words(text)} />
      <meta property="og:url" content={address} />
      <meta property="og:image" content={image} />
      <meta property="og:image:width" content={String(cardSize.width)} />
      <meta property="og:image:height" content={String(cardSize.height)} />
      <meta property="og:image:alt" content={words(chart.title)} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
