import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Dashboard } from "@/components/dashboard";
import { Masthead } from "@/components/masthead";
import { storyMetadata } from "@/components/metadata";
import { now } from "@/lib/clock";
import { getStory } from "@/lib/database/stories";
import { momentParameter, queryOf } from "@/lib/parameters";
import { requestOrigin } from "@/lib/site";

export async function generateMetadata({ params }: PageProps<"/[story]">): Promise<Metadata> {
  const story = await getStory((await params).story);
  if (!story) return {};
  return storyMetadata(story, requestOrigin(await headers()));
}

export default async function StoryPage({ params, searchParams }: PageProps<"/[story]">) {
  const story = await getStory((await params).story);
  if (!story) notFound();
  const at = momentParameter(queryOf(await searchParams));
  return (
    <>
      <Masthead />
      <Dashboard story={story} language="en" at={at} now={now().toISOString()} />
    </>
  );
}
