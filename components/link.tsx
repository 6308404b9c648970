import type { ComponentProps } from "react";

/** A link; one that leaves the document for the site, from within a frame, opens beside it. Its words alone where it leads nowhere. */
export function Link({ href, ...rest }: ComponentProps<"a"> & { href: string | undefined }) {
  if (href === undefined) return <span {...rest} />;
  const away = /^https?:/.test(href);
  return <a href={href} {...rest} {...(away && { target: "_blank", rel: "noopener" })} />;
}
