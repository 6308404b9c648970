import { atEdition, pageAddress, storyAddress } from "@/lib/addresses/addresses";
import { held } from "@/lib/addresses/form";
import type { Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { isCorrection, noticesOf } from "@/lib/words/corrections";
import { plain } from "@/lib/words/prose";
import { Link } from "./link";
import { Notice } from "./notices";

interface Props {
  /** The open edition, which lacks the chart. */
  story: Story;
  chart: string;
  /** The last edition that has it. */
  last: number;
  language: Language;
  /** The site's origin where the text stands outside it. */
  site?: string;
  heading?: "h1" | "h2";
}

/** What stands where a chart was that has been retracted: that it is, why, and where it can still be seen. */
export function Withdrawn({ story, chart, last, language, site = "", heading: Heading = "h1" }: Props) {
  const page = pageAddress({ site, story: story.slug, chart }, atEdition(last));
  return (
    <section className="chart" aria-labelledby="withdrawn">
      <Heading id="withdrawn" className="chart-title">
        This chart has been retracted
      </Heading>
      <div className="chart-issue chart-notice">
        {noticesOf(chart, story.corrections)
          .filter((correction) => correction.edition > last && isCorrection(correction))
          .map((correction) => (
            <Notice
              key={correction.explanation.en}
              correction={correction}
              zone={story.zone}
              language={language}
            />
          ))}
      </div>
      <p className="chart-note">
        <Link href={held(story.slug, last, page)}>The chart as it last was, in edition {last}</Link>. The
        story: <Link href={storyAddress(site, story.slug)}>{plain(story.headline, story, language)}</Link>
      </p>
    </section>
  );
}
