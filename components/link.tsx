import type { ComponentProps } from "react";

/** A link; one that leaves the document for the site, from within a frame, opens beside it. */
export function Link({ href, ...rest }: ComponentProps<"a"> & { href: string | undefined }) {
  const away = /^https?:/.test(href ?? "");
  return <a href={href} {...rest} {...(away && { target: "_blank", rel: "noopener" })} />;
}
