import type { Document } from "./document";
import { loader } from "./generated/scripts";

/** The loader that puts iframes into a page. */
export const loaderDocument: Document = {
  key: ["loader"],
  make: () => loader,
  type: "text/javascript; charset=utf-8",
  cache: "public, max-age=3600, stale-while-revalidate=86400",
  shared: true,
  headers: { "Cross-Origin-Resource-Policy": "cross-origin" },
  work: "light",
};
