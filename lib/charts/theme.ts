/** The colours of a drawing by their part in it. */
export interface Theme {
  paper: string;
  ink: string;
  muted: string;
  hairline: string;
  vermilion: string;
  onVermilion: string;
  blue: string;
  onBlue: string;
  grey: string;
  onGrey: string;
  font: string;
}

const system = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/**
 * Ink on paper; the dark theme has its own values. Pairs `colour`/`onColour` keep 4.5 : 1,
 * and the two sides 2 : 1 in lightness, so that a photocopy tells them apart.
 */
export const themes = {
  light: {
    paper: "#fcfbf7",
    ink: "#171714",
    muted: "#5c5b55",
    hairline: "#d9d6cc",
    vermilion: "#c2410c",
    onVermilion: "#ffffff",
    blue: "#123a6b",
    onBlue: "#ffffff",
    grey: "#6b6a63",
    onGrey: "#ffffff",
    font: system,
  },
  dark: {
    paper: "#151613",
    ink: "#f1efe7",
    muted: "#a8a69b",
    hairline: "#3a3a34",
    vermilion: "#ea6a30",
    onVermilion: "#1a0d05",
    blue: "#b4d4f9",
    onBlue: "#07182e",
    grey: "#96948a",
    onGrey: "#151613",
    font: system,
  },
} satisfies Record<string, Theme>;

/** A custom property for each part, so that one drawing follows its page's theme. */
export const pageTheme = Object.fromEntries(
  Object.keys(themes.light).map((part) => [part, part === "font" ? "inherit" : `var(--${kebab(part)})`]),
) as unknown as Theme;

/** A theme as the declarations of its custom properties. */
export function themeCss(theme: Theme): string {
  const { font, ...colours } = theme;
  return Object.entries(colours)
    .map(([part, value]) => `--${kebab(part)}:${value}`)
    .join(";");
}

function kebab(part: string): string {
  return part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
