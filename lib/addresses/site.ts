/** Where the site stands and what it is called. */
export const siteName = "Deadline Desk";

/** A `Host`, a name or an address with or without its port, as an origin; null for what is none. */
export function originOf(host: string): string | null {
  const origin = `http://${host}`;
  return /^http:\/\/([a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?$/i.test(origin) &&
    URL.canParse(origin)
    ? new URL(origin).origin
    : null;
}

/**
 * The site's origin as readers know it: `SITE_URL` when set, otherwise the host that the request names, which the door
 * has let in. What a proxy adds is not taken for true; a site behind one sets `SITE_URL`.
 */
export function requestOrigin(headers: Pick<Headers, "get">, configured = process.env.SITE_URL): string {
  if (configured) return new URL(configured).origin;
  return originOf(headers.get("host") ?? "") ?? "http://localhost";
}
