import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Dashboard } from "@/components/dashboard";
import { LinkedData } from "@/components/linked-data";
import { storyMetadata } from "@/components/metadata";
import { OtherStories } from "@/components/other-stories";
import { Page } from "@/components/page";
import { usual } from "@/lib/addresses";
import { now } from "@/lib/clock";
import { getStory, listStories } from "@/lib/database/stories";
import { drawingParameters, queryOf } from "@/lib/parameters";
import { momentAsked } from "@/lib/request";
import { articleData } from "@/lib/schema-org";
import { requestOrigin } from "@/lib/site";

export async function generateMetadata(): Promise<Metadata> {
  const [first] = await listStories();
  const story = first && (await getStory(first.slug));
  return story ? storyMetadata(story, requestOrigin(await headers()), usual) : {};
}

export default async function Front({ searchParams }: PageProps<"/">) {
  await connection();
  const [first, ...others] = await listStories();
  const story = first && (await getStory(first.slug));
  if (!story) notFound();
  const { theme, at, asked } = drawingParameters(queryOf(await searchParams), "auto");
  return (
    <Page theme={theme}>
      <LinkedData data={articleData(story, requestOrigin(await headers()), "en")} />
      <Dashboard
        story={story}
        open={story}
        asked={{ ...asked, pinned: null }}
        language="en"
        moment={momentAsked(story, at, now())}
      />
      <OtherStories slugs={others.map((other) => other.slug)} />
    </Page>
  );
}
