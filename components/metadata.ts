import type { Metadata } from "next";
import { plain } from "@/lib/prose";
import { cardSize } from "@/lib/render/card";
import { siteName } from "@/lib/site";
import type { Chart, Story, Text } from "@/lib/story";

/** The head of a page about a chart: what discovery, networks and search read. */
export function chartMetadata(story: Story, chart: Chart, site: string): Metadata {
  const address = `${site}/${story.slug}/${chart.id}`;
  const oembed = `${site}/oembed?url=${encodeURIComponent(address)}`;
  return {
    ...described(story, chart, site, address, chart.title, chart.subtitle),
    alternates: {
      canonical: address,
      types: {
        "application/json+oembed": oembed,
        "text/xml+oembed": `${oembed}&format=xml`,
        "application/xml+oembed": `${oembed}&format=xml`,
      },
    },
  };
}

/** The head of a story's page; its image is its first chart's. */
export function storyMetadata(story: Story, site: string): Metadata {
  const address = `${site}/${story.slug}`;
  const chart = story.charts.find((each) => each.type !== "timeline") ?? story.charts[0];
  if (!chart) return {};
  return {
    ...described(story, chart, site, address, story.headline, story.dek),
    alternates: {
      canonical: address,
      types: {
        "application/atom+xml": [{ url: `${address}/feed.xml`, title: "Corrections and updates" }],
      },
    },
  };
}

function described(story: Story, chart: Chart, site: string, url: string, head: Text, text: Text): Metadata {
  const title = plain(head, story.figures, "en");
  const description = plain(text, story.figures, "en");
  const image = {
    url: `${site}/charts/${story.slug}/${chart.id}.card.png`,
    ...cardSize,
    alt: plain(chart.title, story.figures, "en"),
  };
  return {
    title,
    description,
    openGraph: { type: "article", siteName, title, description, url, images: [image] },
    twitter: { card: "summary_large_image", title, description, images: [image.url] },
  };
}
