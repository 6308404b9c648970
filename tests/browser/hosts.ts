/** Pages of other sites that frame a chart: the receivers' own libraries, or what they are documented to do. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";

const modules = join(import.meta.dirname, "../../node_modules");
const library = (path: string) =>
  `<script>${readFileSync(join(modules, path), "utf8").replaceAll("</script", "<\\/script")}</script>`;
const frame = (src: string, more = "") =>
  `<iframe src="${src}" title="Chart" style="display:block;width:100%;height:150px;border:0" ${more}></iframe>`;

/** By name: the body of a page that frames the chart at `src`, an embed's address on `site`. */
export const hosts: Record<string, (src: string, site: string) => string> = {
  "Pym 1.3": (src) =>
    `<div id="here"></div>${library("pym.js/dist/pym.v1.min.js")}<script>new pym.Parent("here", "${src}")</script>`,
  "NPR sidechain": (src) =>
    `<side-chain src="${src}"></side-chain>${library("@nprapps/sidechain/dist/sidechain.js")}`,
  "newswire frames": (src) =>
    `<div id="here"></div>${library("@newswire/frames/dist/frames.umd.js")}<script>new newswireFrames.Framer(document.getElementById("here"), {src: "${src}"})</script>`,
  "iframe-resizer 4": (src) =>
    `${frame(src, 'id="a"')}${library("iframe-resizer/js/iframeResizer.min.js")}<script>iFrameResize({checkOrigin: false, warningTimeout: 0}, "#a")</script>`,
  "open-iframe-resizer 2": (src, site) =>
    `${frame(src, 'id="a"')}${library("@open-iframe-resizer/core/dist/index.umd.cjs")}<script>iframeResizer.initialize({checkOrigin: ["${site}"]}, "#a")</script>`,
  "Datawrapper's listener": (src) =>
    `${frame(src)}<script>addEventListener("message", ({data, source}) => {
      if (data["datawrapper-height"] === undefined) return;
      for (const each of document.querySelectorAll("iframe")) for (const id in data["datawrapper-height"])
        if (each.contentWindow === source) each.style.height = data["datawrapper-height"][id] + "px";
    })</script>`,
  "AMP's amp-iframe": (src) =>
    `${frame(`${src}#amp=1`, 'sandbox="allow-scripts"')}<script>const only = document.querySelector("iframe");
    addEventListener("message", ({data, source}) => {
      if (source !== only.contentWindow || data.sentinel !== "amp" || data.type !== "embed-size" || !(data.height >= 100)) return;
      only.style.height = data.height + "px";
    })</script>`,
  "Iframely and Medium": (src) =>
    `${frame(src)}<script>const only = document.querySelector("iframe");
    addEventListener("message", ({data, source}) => {
      if (source !== only.contentWindow || typeof data !== "string" || data[0] !== "{") return;
      const told = JSON.parse(data);
      if (told.context === "iframe.resize" && told.src === only.src) only.style.height = told.height + "px";
    })</script>`,
  "WordPress's wp-embed": (src) =>
    `<blockquote class="wp-embedded-content"><a href="/">Chart</a></blockquote>
    <iframe class="wp-embedded-content" sandbox="allow-scripts" title="Chart" style="position:absolute;visibility:hidden;width:100%;border:0" height="150"></iframe>
    <script>const only = document.querySelector("iframe"), secret = "a1B2c3D4e5";
    only.src = "${src}#?secret=" + secret; only.dataset.secret = secret;
    only.addEventListener("load", () => only.contentWindow.postMessage({message: "ready", secret}, "*"));
    addEventListener("message", ({data, source}) => {
      if (!data.secret || !data.message || !data.value || /[^a-zA-Z0-9]/.test(data.secret)) return;
      if (source !== only.contentWindow || data.secret !== secret || data.message !== "height") return;
      only.style.cssText = "width:100%;border:0"; only.height = Math.min(1000, Math.max(200, Number(data.value)));
      document.querySelector("blockquote").style.display = "none";
    })</script>`,
  "our own loader": (src, site) =>
    `<div data-deadline="${src.replace("/embed/", "/")}" data-title="Chart"></div><script src="${site}/embed.js"></script>`,
  "our own element": (src, site) =>
    `<script src="${site}/embed.js"></script><deadline-chart src="${src}" title="Chart"></deadline-chart>`,
};

/** Serves one page's body on a port of its own, so that it is another origin than the site. */
export async function serve(body: string): Promise<{ address: string; close: () => Promise<void> }> {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A story</title><style>body{margin:0}</style><main><p>Words before.</p>${body}<p>Words after.</p></main></html>`;
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
