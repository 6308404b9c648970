import type { Metadata } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { themeCss, themes } from "@/lib/charts/theme";
import "./globals.css";

const sans = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
});
const serif = localFont({
  src: "../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2",
  weight: "200 800",
  variable: "--font-newsreader",
});

export const metadata: Metadata = {
  title: { default: "Deadline Desk", template: "%s · Deadline Desk" },
  description: "Every number of a running story, with its source.",
};

const colours = `:root{${themeCss(themes.light)}}@media (prefers-color-scheme:dark){:root{${themeCss(themes.dark)}}}${asked("light")}${asked("dark")}`;

/** The colours of a page whose address asks for a theme. */
function asked(theme: "light" | "dark"): string {
  const ground = "background:var(--paper);color:var(--ink);min-height:100vh";
  return `[data-theme=${theme}]{color-scheme:${theme};${themeCss(themes[theme])};${ground}}`;
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${sans.variable} ${serif.variable}`}>
      <head>
        <style>{colours}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}
