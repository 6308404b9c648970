import type { ReactElement } from "react";
import type { Document } from "./document";
import { pageStyle } from "./generated/scripts";
import { markup } from "./html";
import { pagePolicy } from "./policy";
import { deskCss, pageCss } from "./style";

/** The style of every page, and that of the desk's own ones. */
export const style = pageCss(pageStyle);
export const deskStyle = style + deskCss();

/** What every page is, with the scripts that it carries and its whole style. */
export function page(
  scripts: string[],
  written: () => ReactElement | Promise<ReactElement>,
  rest: Pick<Document, "key" | "cache"> & Partial<Document>,
  css = style,
): Document {
  return {
    type: "text/html; charset=utf-8",
    policy: pagePolicy(css, scripts),
    headers: { "Referrer-Policy": "strict-origin-when-cross-origin" },
    make: async () => `<!doctype html>${markup(await written())}`,
    ...rest,
  };
}
