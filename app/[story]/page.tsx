import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Dashboard } from "@/components/dashboard";
import { Masthead } from "@/components/masthead";
import { now } from "@/lib/clock";
import { getStory } from "@/lib/database/stories";
import { momentParameter } from "@/lib/parameters";
import { plain } from "@/lib/prose";

export async function generateMetadata({ params }: PageProps<"/[story]">): Promise<Metadata> {
  const story = await getStory((await params).story);
  if (!story) return {};
  return {
    title: plain(story.headline, story.figures, "en"),
    description: plain(story.dek, story.figures, "en"),
  };
}

export default async function StoryPage({ params, searchParams }: PageProps<"/[story]">) {
  const story = await getStory((await params).story);
  if (!story) notFound();
  const { at } = await searchParams;
  return (
    <>
      <Masthead />
      <Dashboard story={story} language="en" at={momentParameter(at)} now={now().toISOString()} />
    </>
  );
}
