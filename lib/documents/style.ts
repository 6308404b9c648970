import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ThemeName } from "../addresses/addresses";
import { written } from "../addresses/form";
import { groundPadding } from "../addresses/heights";
import { themeCss, themes } from "../charts/theme";

const own = `
html{--serif:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;font:14px/20px system-ui,sans-serif;color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;max-width:720px}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.2em}
:focus-visible{outline:2px solid var(--ink);outline-offset:1px}svg a:focus-visible{outline-color:var(--paper);outline-offset:-3px}svg a:focus-visible :is(path,circle){stroke:var(--ink);stroke-width:3px}
:target{background:color-mix(in srgb,var(--vermilion) 14%,transparent)}
.chart-title{font-size:22px;line-height:28px}
.embed-foot{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px;margin:8px 0 0;font-size:12px;line-height:16px;color:var(--muted)}
[hidden]{display:none!important}
`;

/** The style of a countdown's clock. */
const clock = `
.face{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 12px;margin:0;font-weight:600;line-height:36px;color:var(--vermilion);font-variant-numeric:tabular-nums}
.face b{font-size:28px}
.face i{margin-left:4px;font-style:normal;color:var(--ink)}
.face [data-until]{font-weight:400;color:var(--ink)}
.clock{margin-top:12px}
.clock p:not(.face){color:var(--muted)}
.clock p.told{font-size:16px;font-weight:600;color:var(--ink)}
.told:not([hidden])~.face :is(b,i,span){font-size:14px;color:var(--muted)}
`;

/** The system's colours where the reader forces them: a drawing that kept its own would stand on another ground. */
const forced = `@media(forced-colors:active){:root{--paper:Canvas;--ink:CanvasText;--muted:CanvasText;--hairline:GrayText;--vermilion:Highlight;--on-vermilion:HighlightText;--blue:LinkText;--on-blue:Canvas;--grey:GrayText;--on-grey:Canvas}svg *{forced-color-adjust:none}}`;

/** Ink on paper, whatever the screen shows. */
const print = `@media print{:root{${themeCss(themes.light)}}}`;

const sheets = new Map<string, string>();

/** A style sheet of the components without its comments and the blanks between its rules. */
function sheet(name: string): string {
  const known = sheets.get(name);
  if (known !== undefined) return known;
  const short = readFileSync(join(process.cwd(), "components", name), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/;}/g, "}")
    .replace(/: /g, ":")
    .trim();
  sheets.set(name, short);
  return short;
}

/** A page's whole style: the colours of the reader's theme or of the one asked for, then what is built from the components. */
export function pageCss(built: string): string {
  const asked = (theme: "light" | "dark") =>
    `[data-theme=${theme}]{color-scheme:${theme};${themeCss(themes[theme])}}`;
  return `:root{color-scheme:light dark;${themeCss(themes.light)}}@media (prefers-color-scheme:dark){:root{${themeCss(themes.dark)}}}${asked("light")}${asked("dark")}${print}${forced}${built.replaceAll("/fonts/", written("", "/fonts/"))}`;
}

/** What the desk's own pages have besides. */
export const deskCss = () => sheet("desk.css");

/** What keeps words off the edge of a ground of their own. */
const padded = `body{padding:0 ${groundPadding}px ${groundPadding}px}`;

/** What an embed has to be styled for besides a chart. */
interface Parts {
  /** A clock. */
  clocked?: boolean;
  /** Doubts, corrections, or that nothing was known yet. */
  asides?: boolean;
}

/**
 * An embed's whole style, for the parts that it has. Light, it has no ground and stands on its host's; dark, or
 * following the reader, it brings its own: a browser would give it one of its making
 * wherever the host's colour scheme is another.
 */
export function embedCss(theme: ThemeName, { clocked = false, asides = false }: Parts): string {
  const colours = {
    light: `:root{color-scheme:light;${themeCss(themes.light)}}`,
    dark: `:root{color-scheme:dark;background:var(--paper);${themeCss(themes.dark)}}${padded}${print}`,
    auto: `:root{color-scheme:light dark;background:var(--paper);${themeCss(themes.light)}}@media (prefers-color-scheme:dark){:root{${themeCss(themes.dark)}}}${padded}${print}`,
  }[theme];
  const sheets = [sheet("chart.css"), asides && sheet("chart-asides.css"), own, clocked && clock];
  return [colours, forced, ...sheets]
    .filter((part) => part !== false)
    .join("")
    .replace(/\n/g, "");
}
