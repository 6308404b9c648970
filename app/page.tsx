import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Dashboard } from "@/components/dashboard";
import { Masthead } from "@/components/masthead";
import { OtherStories } from "@/components/other-stories";
import { now } from "@/lib/clock";
import { getStory, listStories } from "@/lib/database/stories";
import { momentParameter } from "@/lib/parameters";

export default async function Front({ searchParams }: PageProps<"/">) {
  await connection();
  const [first, ...others] = await listStories();
  const story = first && (await getStory(first.slug));
  if (!story) notFound();
  const { at } = await searchParams;
  return (
    <>
      <Masthead />
      <Dashboard story={story} language="en" at={momentParameter(at)} now={now().toISOString()} />
      <OtherStories slugs={others.map((other) => other.slug)} />
    </>
  );
}
