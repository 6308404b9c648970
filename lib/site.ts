/** Where the site stands and what it is called. */
export const siteName = "Deadline Desk";

/**
 * The site's origin as readers know it: `SITE_URL` when set, otherwise what the request
 * was sent to. A host name of any other letters than a host has is not repeated.
 */
export function requestOrigin(headers: Pick<Headers, "get">, configured = process.env.SITE_URL): string {
  if (configured) return new URL(configured).origin;
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "";
  const protocol = headers.get("x-forwarded-proto") === "https" ? "https" : "http";
  return /^[a-z0-9.-]{1,253}(:\d{1,5})?$/i.test(host)
    ? `${protocol}://${host.toLowerCase()}`
    : "http://localhost";
}
