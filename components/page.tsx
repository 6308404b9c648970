import type { ReactNode } from "react";
import { iconAddress, type ThemeName } from "@/lib/addresses/addresses";
import { siteName } from "@/lib/addresses/site";
import type { Language } from "@/lib/story/text";
import { Colophon } from "./colophon";
import { Masthead } from "./masthead";

interface Props {
  language: Language;
  theme: ThemeName;
  title: string;
  /** The page's whole style. */
  style: string;
  /** The scripts that it can do without. */
  scripts?: string[];
  /** What the head says beyond what every page says. */
  head?: ReactNode;
  children: ReactNode;
}

/** A page whole, in the theme that its address asks for, without one in the reader's. */
export function Page({ language, theme, title, style, scripts = [], head, children }: Props) {
  return (
    <html lang={language} data-theme={theme === "auto" ? undefined : theme}>
      {/* biome-ignore lint/style/noHeadElement: a document of its own, not a page of Next's */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === siteName ? title : `${title} · ${siteName}`}</title>
        <link rel="icon" type="image/svg+xml" href={iconAddress()} />
        {head}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style, allowed by its hash */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a href="#content" className="skip">
          Skip to the content
        </a>
        <Masthead />
        <div id="content" tabIndex={-1}>
          {children}
        </div>
        <Colophon />
        {scripts.map((script) => (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own scripts, allowed by their hashes
          <script key={script} dangerouslySetInnerHTML={{ __html: script }} />
        ))}
      </body>
    </html>
  );
}

/** A page of one sentence: what is not there, or was asked for wrongly. */
export function Sentence({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="page-column py-16">
      <h1 className="font-serif text-xl font-semibold">{title}</h1>
      <p className="mt-2 max-w-[68ch]">{children}</p>
    </main>
  );
}
