import { cardSize } from "../addresses/addresses";
import { themes } from "../charts/theme";
import type { Chart, Story } from "../story/story";
import type { Language } from "../story/text";
import { card } from "./card";
import { csv } from "./csv";
import { json } from "./json";
import { picture } from "./picture";
import { png, pngFonts } from "./png";

/** What a chart's file is made from besides the chart. */
export interface FileRequest {
  theme: "light" | "dark";
  language: Language;
  now: string;
  site: string;
  /** Width in CSS pixels, and device pixels for each. */
  width: number;
  scale: number;
}

/** A file that every chart has. */
export interface Format {
  type: string;
  /** What readers are offered it as; nothing for what only machines ask for. */
  offered?: string;
  /** Whether theme, width, scale and moment show in it. */
  pictured: boolean;
  /** Widths that may be asked for, in CSS pixels, and the one without asking. */
  widths?: { least: number; most: number; usual: number };
  render: (story: Story, chart: Chart, file: FileRequest) => string | Promise<Buffer>;
}

/** The widths that a chart is legible at. */
export const fileWidths = { least: 280, most: 1600, usual: 680 };

const systemSerif = '"Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif';

/** The files that every chart has, by ending. */
export const formats: Record<string, Format> = {
  svg: {
    type: "image/svg+xml; charset=utf-8",
    offered: "picture, any size",
    pictured: true,
    render: (story, chart, { theme, ...file }) =>
      picture(story, chart, { ...file, theme: themes[theme], serif: systemSerif }),
  },
  png: {
    type: "image/png",
    offered: "picture, pixels",
    pictured: true,
    render: (story, chart, { theme, scale, ...file }) => {
      const set = { ...themes[theme], font: pngFonts.sans };
      const drawn = picture(story, chart, { ...file, theme: set, serif: pngFonts.serif });
      return png(drawn, file.width * scale, scale);
    },
  },
  "card.png": {
    type: "image/png",
    pictured: true,
    widths: { least: 16, most: cardSize.width, usual: cardSize.width },
    render: (story, chart, { theme, language, now, width }) => {
      const set = { ...themes[theme], font: pngFonts.sans };
      return png(card(story, chart, { theme: set, language, now, serif: pngFonts.serif }), width);
    },
  },
  csv: {
    type: "text/csv; charset=utf-8",
    offered: "figures, for spreadsheets",
    pictured: false,
    render: (story, chart, { language }) => csv(story, chart, language),
  },
  json: {
    type: "application/json; charset=utf-8",
    offered: "figures with their provenance",
    pictured: false,
    render: (story, chart, { language, site }) => json(story, chart, language, site),
  },
};
