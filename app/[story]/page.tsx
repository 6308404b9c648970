import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Dashboard } from "@/components/dashboard";
import { LinkedData } from "@/components/linked-data";
import { storyMetadata } from "@/components/metadata";
import { Page } from "@/components/page";
import { now } from "@/lib/clock";
import { getStory } from "@/lib/database/stories";
import { editionParameter, momentParameter, queryOf, themeParameter } from "@/lib/parameters";
import { momentAsked } from "@/lib/request";
import { articleData } from "@/lib/schema-org";
import { requestOrigin } from "@/lib/site";

export async function generateMetadata({ params }: PageProps<"/[story]">): Promise<Metadata> {
  const story = await getStory((await params).story);
  if (!story) return {};
  return storyMetadata(story, requestOrigin(await headers()));
}

export default async function StoryPage({ params, searchParams }: PageProps<"/[story]">) {
  const query = queryOf(await searchParams);
  const { story: slug } = await params;
  const pinned = editionParameter(query);
  const open = await getStory(slug);
  const story = pinned === null ? open : await getStory(slug, pinned);
  if (!open || !story) notFound();
  return (
    <Page theme={themeParameter(query, "auto")}>
      <LinkedData data={articleData(story, requestOrigin(await headers()), "en")} />
      <Dashboard
        story={story}
        open={open}
        pinned={pinned}
        language="en"
        moment={momentAsked(story, momentParameter(query), now())}
      />
    </Page>
  );
}
