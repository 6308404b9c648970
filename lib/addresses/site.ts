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

/** A site's origin, with the folder that it stands in where it has not the whole of it; no slash at its end. */
export function siteAt(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/+$/, "");
}

/**
 * The site's origin as readers know it: `SITE_URL` when set, otherwise the host that the request names, which the door
 * has let in. What a proxy adds is not taken for true; a site behind one sets `SITE_URL`.
 */
export function requestOrigin(headers: Pick<Headers, "get">, configured = process.env.SITE_URL): string {
  if (configured) return siteAt(configured);
  return originOf(headers.get("host") ?? "") ?? "http://localhost";
}
