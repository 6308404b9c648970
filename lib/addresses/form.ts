/** How addresses are written: by a path, and by what is asked for beyond it. */

/** What is asked for, name by name, in one order. */
export type Query = readonly (readonly [name: string, value: string])[];

/** A way of writing addresses. `site` is empty within the site; a path begins with a slash. */
export interface Form {
  write: (site: string, path: string, query: Query) => string;
  /** Where oEmbed answers for an address that was written the same way. */
  oembed: (site: string, address: string, format: "json" | "xml") => string;
  /** Whether an edition before the open one can be asked for. */
  holds: (story: string, edition: number) => boolean;
  /** The folder that the site stands in where files alone answer, without a slash at its end; null where a server does. */
  root: string | null;
}

/** As a server reads them. */
export const queries: Form = {
  write: (site, path, query) => {
    const text = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
    return `${site}${path}${text && `?${text}`}`;
  },
  oembed: (site, address, format) =>
    `${site}/oembed?url=${encodeURIComponent(address)}${format === "xml" ? "&format=xml" : ""}`,
  holds: () => true,
  root: null,
};

/**
 * As files alone can answer: what is asked for is folders, `/gsomia/poll/theme=dark/v=3/`, which are no names of charts,
 * and the site may stand in a folder of its own, `root`.
 */
export function folders(root: string, holds: Form["holds"] = () => true): Form {
  const write: Form["write"] = (site, path, query) => {
    const file = /[^/]+\.[a-z.]+$/.exec(path)?.[0] ?? "";
    const folder = path.slice(0, path.length - file.length).replace(/\/?$/, "/");
    // No system forbids what is left of a moment without its colons in a name.
    const steps = query.map(([name, value]) => `${name}=${value.replaceAll(":", "")}/`).join("");
    return `${site || root}${folder}${steps}${file}`;
  };
  const oembed: Form["oembed"] = (site, address, format) =>
    `${site}/oembed${address.slice(site.length).replace(/\/$/, "")}.${format}`;
  return { write, oembed, holds, root };
}

let form = queries;

/** Has every address that is written from here on written another way. */
export function writeAddresses(as: Form): void {
  form = as;
}

/** An address of the site. */
export const written = (site: string, path: string, query: Query = []) => form.write(site, path, query);

/** Where oEmbed answers for an address of ours. */
export const oembedAddress = (site: string, address: string, format: "json" | "xml" = "json") =>
  form.oembed(site, address, format);

/** The address of something as an edition had it; undefined, which makes a link lead nowhere, where that is not held. */
export const held = (story: string, edition: number, address: string) =>
  form.holds(story, edition) ? address : undefined;

/** The folder that files stand in which answer without a server; null where one does. */
export const filesRoot = () => form.root;
