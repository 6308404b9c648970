import type { ReactElement } from "react";
import type { Document } from "./document";
import { pageStyle } from "./generated/scripts";
import { markup } from "./html";
import { pagePolicy } from "./policy";
import { pageCss } from "./style";

/** The style of every page. */
export const style = pageCss(pageStyle);

/** What every page is, with the scripts that it carries. */
export function page(
  scripts: string[],
  written: () => ReactElement | Promise<ReactElement>,
  rest: Pick<Document, "key" | "cache"> & Partial<Document>,
): Document {
  return {
    type: "text/html; charset=utf-8",
    policy: pagePolicy(style, scripts),
    headers: { "Referrer-Policy": "strict-origin-when-cross-origin" },
    make: async () => `<!doctype html>${markup(await written())}`,
    ...rest,
  };
}
