import type { Metadata } from "next";
import { type Asked, fileAddress, oembedAddress, pageAddress, storyAddress } from "@/lib/addresses";
import { leadChart } from "@/lib/charts/cited";
import { plain } from "@/lib/prose";
import { cardSize } from "@/lib/render/card";
import { siteName } from "@/lib/site";
import type { Chart, Story, Text } from "@/lib/story";

/** The head of a page about a chart: what discovery, networks and search read. */
export function chartMetadata(story: Story, chart: Chart, site: string, asked: Asked): Metadata {
  const place = { site, story: story.slug, chart: chart.id };
  const address = pageAddress(place, asked);
  return {
    ...described(story, chart, site, address, chart.title, chart.subtitle, asked),
    alternates: {
      canonical: pageAddress(place),
      types: { ...discovery(site, address), ...feedOf(story, site) },
    },
  };
}

/** The head of a story's page; its image, and what embeds it elsewhere, is its lead chart. */
export function storyMetadata(story: Story, site: string, asked: Asked): Metadata {
  const chart = leadChart(story);
  const bare = storyAddress(site, story.slug);
  const address = storyAddress(site, story.slug, asked);
  if (!chart) return {};
  return {
    ...described(story, chart, site, address, story.headline, story.dek, asked),
    alternates: { canonical: bare, types: { ...discovery(site, address), ...feedOf(story, site) } },
  };
}

/** Where oEmbed answers for an address, in every way that receivers look for. */
function discovery(site: string, address: string) {
  return {
    "application/json+oembed": oembedAddress(site, address),
    "text/xml+oembed": oembedAddress(site, address, "xml"),
    "application/xml+oembed": oembedAddress(site, address, "xml"),
  };
}

function feedOf(story: Story, site: string) {
  const url = `${storyAddress(site, story.slug)}/feed.xml`;
  return { "application/atom+xml": [{ url, title: "Corrections and updates" }] };
}

function described(
  story: Story,
  chart: Chart,
  site: string,
  url: string,
  head: Text,
  text: Text,
  asked: Asked,
): Metadata {
  const title = plain(head, story.figures, "en");
  const description = plain(text, story.figures, "en");
  const image = {
    url: fileAddress({ site, story: story.slug, chart: chart.id }, "card.png", asked),
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
