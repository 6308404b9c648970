import { pageAddress } from "../addresses/addresses";
import { type Size, widths } from "../charts/chart";
import { creditLine, issuesOf, sourcesOf } from "../charts/cited";
import { draw } from "../charts/draw";
import type { Theme } from "../charts/theme";
import { wrap } from "../charts/wrap";
import type { Chart, Story } from "../story/story";
import type { Language } from "../story/text";
import { correctionLine, firstNotices, noticesOf } from "../words/corrections";
import { minute } from "../words/dates";
import { plain, say } from "../words/prose";
import { element, xml } from "./element";

export interface PictureOptions {
  /** Width in pixels that it is shown at. */
  width: number;
  theme: Theme;
  language: Language;
  /** The moment that is drawn, in UTC. */
  now: string;
  /** The site's origin, for the address under the picture and for its links. */
  site: string;
  /** The typeface of the title. */
  serif: string;
}

/**
 * A chart as one picture that stands alone: finding, what is measured, drawing, notes,
 * sources and address, with its title and description for those who cannot see it. XML.
 */
export function picture(story: Story, chart: Chart, options: PictureOptions): string {
  const { width, theme, language, now, site, serif } = options;
  const size = sizeFor(width);
  const margin = 16;
  const inner = widths[size];
  const full = inner + 2 * margin;
  const address = pageAddress({ site, story: story.slug, chart: chart.id });
  const drawing = draw(story, chart, size, {
    theme,
    language,
    now,
    replay: false,
    link: () => address,
  });

  const parts: string[] = [];
  let y = margin;
  const write = (
    text: string,
    style: { size: number; leading: number; fill: string; weight?: number; family?: string },
  ) => {
    for (const line of wrap(text, inner, style.size, style.weight)) {
      y += style.leading;
      const attributes = {
        x: margin,
        y: y - style.leading * 0.28,
        "font-size": style.size,
        "font-weight": style.weight ?? 400,
        fill: style.fill,
        ...(style.family && { "font-family": style.family }),
      };
      parts.push(element("text", attributes, line));
    }
  };
  const title = plain(chart.title, story, language);
  const subtitle = plain(chart.subtitle, story, language);
  const notes = chart.notes.map((note) => plain(note, story, language));
  write(title, { size: 22, leading: 27, fill: theme.ink, weight: 600, family: serif });
  y += 4;
  write(subtitle, { size: 14, leading: 19, fill: theme.muted });
  y += 18;
  parts.push(drawing.svg.replace("<svg ", `<svg x="${margin}" y="${y}" overflow="visible" `));
  y += drawing.height + 12;
  for (const issue of issuesOf(chart, story)) {
    write(plain(issue.summary, story, language), { size: 13, leading: 18, fill: theme.ink });
    y += 4;
  }
  for (const notice of firstNotices(noticesOf(chart.id, story.corrections))) {
    write(correctionLine(notice, story.zone, language), { size: 13, leading: 18, fill: theme.ink });
    y += 4;
  }
  for (const note of notes) {
    write(note, { size: 13, leading: 18, fill: theme.muted });
    y += 2;
  }
  y += 6;
  write(creditLine(sourcesOf(chart, story)), { size: 12, leading: 16, fill: theme.muted });
  write(
    `${address}, edition ${story.edition}, ${minute(story.publishedAt, story.zone)} in ${say(story.deadline.city, language)}`,
    {
      size: 12,
      leading: 16,
      fill: theme.muted,
    },
  );
  const height = Math.ceil(y + margin);

  return xml(
    element(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        width,
        height: Math.round((height * width) / full),
        viewBox: `0 0 ${full} ${height}`,
        role: "img",
        lang: language,
        "font-family": theme.font,
      },
      [
        element("title", {}, title),
        element("desc", {}, [subtitle, ...notes].join(" ")),
        element("rect", { width: full, height, fill: theme.paper }),
        ...parts,
      ],
    ),
  );
}

/** The drawing that is nearest to a width without being much enlarged. */
function sizeFor(width: number): Size {
  if (width >= 630) return "wide";
  return width >= 420 ? "middle" : "narrow";
}
