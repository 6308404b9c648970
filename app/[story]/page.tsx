import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Dashboard } from "@/components/dashboard";
import { storyMetadata } from "@/components/metadata";
import { Page } from "@/components/page";
import { now } from "@/lib/clock";
import { getStory } from "@/lib/database/stories";
import { editionParameter, momentParameter, queryOf, themeParameter } from "@/lib/parameters";
import { requestOrigin } from "@/lib/site";

export async function generateMetadata({ params }: PageProps<"/[story]">): Promise<Metadata> {
  const story = await getStory((await params).story);
  if (!story) return {};
  return storyMetadata(story, requestOrigin(await headers()));
}

export default async function StoryPage({ params, searchParams }: PageProps<"/[story]">) {
  const query = queryOf(await searchParams);
  const story = await getStory((await params).story, editionParameter(query) ?? undefined);
  if (!story) notFound();
  return (
    <Page theme={themeParameter(query, "auto")}>
      <Dashboard story={story} language="en" at={momentParameter(query)} now={now().toISOString()} />
    </Page>
  );
}
