import type { Correction, Tally } from "@/lib/story/correction";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { correctionWords, firstNotices, isCorrection, noticesStill } from "@/lib/words/corrections";
import { Link } from "./link";
import type { Links } from "./links";

interface Props {
  chart: Chart;
  story: Story;
  /** The open edition, where what it has corrected since stands beside these. */
  latest?: Story;
  language: Language;
  links: Pick<Links, "corrections">;
}

/** What has been corrected and updated of a chart up to its edition, newest first; without what has been taken back since. */
export function Notices({ chart, story, latest = story, ...rest }: Props) {
  const notices = noticesStill(chart.id, story, latest.corrections);
  return <NoticeList notices={notices} tally={story.tallies[chart.id]} story={story} {...rest} />;
}

/** The first of some notices, and the way to the rest, which a tally counts where not all are at hand. */
export function NoticeList({
  notices,
  tally,
  story,
  language,
  links,
}: Omit<Props, "chart" | "latest"> & { notices: Correction[]; tally?: Tally }) {
  if (notices.length === 0) return null;
  const first = firstNotices(notices);
  const all = Math.max(notices.length, tally ? tally.corrections + tally.updates : 0);
  const updates = tally ? tally.updates > 0 : !notices.every(isCorrection);
  return (
    <div className="chart-issue chart-notice">
      {first.map((notice) => (
        <Notice
          key={notice.edition + notice.explanation.en}
          correction={notice}
          zone={story.zone}
          language={language}
        />
      ))}
      {all > first.length && (
        <p>
          <Link href={links.corrections}>
            All {all} corrections{updates && " and updates"}
          </Link>
        </p>
      )}
    </div>
  );
}

/** One correction: when, what it was, what it is, why; with `since`, what has become of it. */
export function Notice({
  correction,
  zone,
  language,
  since,
}: {
  correction: Correction;
  zone: string;
  language: Language;
  since?: boolean;
}) {
  const { head, changes, why } = correctionWords(correction, zone, language, { since });
  return (
    <p>
      <strong>{head}.</strong> {changes.join(" ")} {why}
    </p>
  );
}
