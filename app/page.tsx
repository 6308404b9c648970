import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Dashboard } from "@/components/dashboard";
import { Masthead } from "@/components/masthead";
import { storyMetadata } from "@/components/metadata";
import { OtherStories } from "@/components/other-stories";
import { now } from "@/lib/clock";
import { getStory, listStories } from "@/lib/database/stories";
import { momentParameter, queryOf } from "@/lib/parameters";
import { requestOrigin } from "@/lib/site";

export async function generateMetadata(): Promise<Metadata> {
  const [first] = await listStories();
  const story = first && (await getStory(first.slug));
  return story ? storyMetadata(story, requestOrigin(await headers())) : {};
}

export default async function Front({ searchParams }: PageProps<"/">) {
  await connection();
  const [first, ...others] = await listStories();
  const story = first && (await getStory(first.slug));
  if (!story) notFound();
  const at = momentParameter(queryOf(await searchParams));
  return (
    <>
      <Masthead />
      <Dashboard story={story} language="en" at={at} now={now().toISOString()} />
      <OtherStories slugs={others.map((other) => other.slug)} />
    </>
  );
}
