import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ReactNode } from "react";

/**
 * Components as HTML without anything for scripts to take over. React's own renderer is
 * looked up when the server runs: bundled for routes it would be the half that cannot.
 */
export function markup(element: ReactNode): string {
  const load = createRequire(join(process.cwd(), "package.json"));
  const { renderToStaticMarkup } = load("react-dom/server") as typeof import("react-dom/server");
  return renderToStaticMarkup(element);
}

/** The hash by which a content policy allows one inline script or style. */
export function inlineHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
