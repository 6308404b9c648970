/** Documents of a server and of an export in one form, so that they can be held against each other. */

/** A text without the escapes of HTML, JSON and addresses, however often it was escaped. */
export function unescaped(text: string): string {
  const once = text
    .replace(/&(quot|#x22|#34);|\\"/g, '"')
    .replace(/&(#x27|#39|apos);/g, "'")
    .replace(/&lt;|\\u003c/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&(amp|#x26|#38);/g, "&")
    .replace(/%3A/gi, ":")
    .replace(/%2F/gi, "/")
    .replace(/%3F/gi, "?")
    .replace(/%3D/gi, "=")
    .replace(/%26/g, "&")
    .replace(/%25/g, "%");
  return once === text ? text : unescaped(once);
}

/** What an export puts into a document besides: its policy, and what leads on from queries. */
const added =
  /<meta http-equiv="Content-Security-Policy" content="[^"]*"\/>(<script data-held[\s\S]*?<\/script>)?/;

const words = "theme|lang|v|at|width|upto";

/** Every address of the site written one way: its path, then what is asked for in order. */
export function normal(text: string, base: string): string {
  const root = new URL(base).pathname.replace(/\/$/, "");
  const site = base.replace(/[.]/g, "\\.");
  const plain = unescaped(
    text
      .replace(added, "")
      .replace(/"root":(null|"[^"]*")|&quot;root&quot;:(null|&quot;[^&]*&quot;)/, "ROOT"),
  );
  const steps = `(?:(?:${words})=[^/"'\\s<>)#]*/)*`;
  const asFolders = new RegExp(
    `(${site}|(?<=["'(])${root})(/[\\w./-]*?)(${steps})([\\w-]+(?:\\.[a-z]+)+)?(?=["'\\s<>)#,]|$)`,
    "g",
  );
  const asQuery = new RegExp(`(${site}|(?<=["'(]))(/[\\w./-]*)\\?((?:&?(?:${words})=[^&"'\\s<>)#]*)+)`, "g");
  const asked = new RegExp(
    `${site}/oembed\\?url=(${site}[^&"'\\s]*(?:&(?:${words})=[^&"'\\s]*)*)(&format=xml)?`,
    "g",
  );
  const written = (site: string, path: string, query: string[]) =>
    `${site.startsWith("http") ? "SITE" : ""}${path.replace(/(?<=.)\/$/, "")}${query.map((each) => `[${each.replaceAll(":", "")}]`).join("")}`;
  return plain
    .replace(asked, (_, address: string, xml?: string) => {
      const [path = "", query = ""] = address.slice(base.length).split("?");
      return `${base}/oembed${path}${query && "/"}${query.replaceAll("&", "/").replaceAll(":", "")}.${xml ? "xml" : "json"}`;
    })
    .replace(asQuery, (_, site: string, path: string, query: string) =>
      written(site, path, query.split("&").filter(Boolean)),
    )
    .replace(asFolders, (_, site: string, path: string, steps: string, file = "") =>
      written(site, `${path}${file}`, steps.split("/").filter(Boolean)),
    );
}
