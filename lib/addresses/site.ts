/** Where the site stands and what it is called. */
export const siteName = "Deadline Desk";

/**
 * The site's origin as readers know it: `SITE_URL` when set, otherwise the host that the
 * request names, which caches keep apart. What a proxy adds is not taken for true; a site
 * behind one sets `SITE_URL`.
 */
export function requestOrigin(headers: Pick<Headers, "get">, configured = process.env.SITE_URL): string {
  if (configured) return new URL(configured).origin;
  const origin = `http://${headers.get("host") ?? ""}`;
  return /^http:\/\/[a-z0-9.-]{1,253}(:\d{1,5})?$/i.test(origin) && URL.canParse(origin)
    ? new URL(origin).origin
    : "http://localhost";
}
