import { correctionsAddress } from "@/lib/addresses/addresses";
import { type Correction, wholeStory } from "@/lib/story/correction";
import { currentId } from "@/lib/story/renames";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { foremost, isCorrection, noticesOf, noticesSince } from "@/lib/words/corrections";
import { minute } from "@/lib/words/dates";
import { say } from "@/lib/words/prose";
import { Link } from "./link";
import { Notice } from "./notices";

interface Props {
  /** The edition shown, and the open one. */
  story: Story;
  open: Story;
  /** The chart that it is about; null for the whole story. */
  chart: Chart | null;
  language: Language;
  /** The address of the open edition. */
  href: string;
  /** The site's origin where the text stands outside it. */
  site?: string;
}

/** What has been corrected and updated since an edition, of a chart or of the whole story. */
export function correctedSince(story: Story, open: Story, chart: Chart | null): Correction[] {
  const later = noticesSince(story.edition, open.corrections);
  return chart ? noticesOf(currentId(open.renames, "chart", chart.id), later) : later;
}

/** Whether more was told since an edition than the open one has at hand. */
function isMore(story: Story, open: Story, chart: Chart | null): boolean {
  const count = ({ tallies }: Story, name: string) => {
    const { corrections = 0, updates = 0 } = tallies[name] ?? {};
    return corrections + updates;
  };
  const name = chart ? currentId(open.renames, "chart", chart.id) : wholeStory;
  const own = chart ? noticesOf(name, open.corrections) : open.corrections;
  const known = own.filter(({ edition }) => edition > story.edition).length;
  return count(open, name) - count(story, chart?.id ?? wholeStory) > known;
}

/** What has been done to an edition since, in a word. */
function headOf(since: Correction[]): string {
  if (since.some(({ reason }) => reason === "retraction")) return "Retracted since:";
  if (!since.some(isCorrection)) return "Updated since:";
  return since.every(isCorrection) ? "Corrected since:" : "Corrected and updated since:";
}

/** Says that an edition is not the open one, and what has been corrected and updated since. */
export function Since({ story, open, chart, language, href, site = "" }: Props) {
  if (story.edition === open.edition) return null;
  const since = correctedSince(story, open, chart);
  const first = foremost(since);
  return (
    <div className="chart-issue chart-notice" role="note">
      <p>
        <strong>Edition {story.edition}</strong>, as it was published on{" "}
        {minute(story.publishedAt, story.zone)} in {say(story.deadline.city, language)}.{" "}
        <Link href={href}>See edition {open.edition}</Link>.{" "}
        {since.length === 0 ? (
          "Nothing here has been corrected or updated since."
        ) : (
          <strong>{headOf(since)}</strong>
        )}
      </p>
      {first.map((correction) => (
        <Notice
          key={correction.edition + correction.explanation.en}
          correction={correction}
          zone={story.zone}
          language={language}
          since
        />
      ))}
      {(since.length > first.length || isMore(story, open, chart)) && (
        <p>
          <Link href={correctionsAddress(site, story.slug)}>Everything since, edition by edition</Link>
        </p>
      )}
    </div>
  );
}
