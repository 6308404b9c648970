import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Dashboard } from "@/components/dashboard";
import { LinkedData } from "@/components/linked-data";
import { storyMetadata } from "@/components/metadata";
import { Page } from "@/components/page";
import { now } from "@/lib/clock";
import { getStory } from "@/lib/database/stories";
import { drawingParameters, queryOf } from "@/lib/parameters";
import { momentAsked } from "@/lib/request";
import { articleData } from "@/lib/schema-org";
import { requestOrigin } from "@/lib/site";

export async function generateMetadata({ params, searchParams }: PageProps<"/[story]">): Promise<Metadata> {
  const { pinned, asked } = drawingParameters(queryOf(await searchParams), "auto");
  const story = await getStory((await params).story, pinned ?? undefined);
  if (!story) return {};
  return storyMetadata(story, requestOrigin(await headers()), asked);
}

export default async function StoryPage({ params, searchParams }: PageProps<"/[story]">) {
  const { theme, pinned, at, asked } = drawingParameters(queryOf(await searchParams), "auto");
  const { story: slug } = await params;
  const open = await getStory(slug);
  const story = pinned === null ? open : await getStory(slug, pinned);
  if (!open || !story) notFound();
  return (
    <Page theme={theme}>
      <LinkedData data={articleData(story, requestOrigin(await headers()), "en")} />
      <Dashboard
        story={story}
        open={open}
        asked={asked}
        language="en"
        moment={momentAsked(story, at, now())}
      />
    </Page>
  );
}
