/** Pages of other sites that frame charts: the receivers' own libraries, or what they are documented to do. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";

const modules = join(import.meta.dirname, "../../node_modules");
const library = (path: string) =>
  `<script>${readFileSync(join(modules, path), "utf8").replaceAll("</script", "<\\/script")}</script>`;
/** Frames that are too small until somebody listens, one a chart. */
const frames = (addresses: string[], more = "") =>
  addresses
    .map(
      (src) =>
        `<p>Words.</p><iframe src="${src}" title="Chart" style="display:block;width:100%;height:150px;border:0" ${more}></iframe>`,
    )
    .join("");
/** A script that answers a frame's messages: `height` finds one in a message's data for a frame. */
const listener = (height: string, set = "frame.style.height = height + 'px'") => `<script>
  addEventListener("message", ({ data, source }) => {
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow !== source) continue;
      const height = (${height})(data, frame);
      if (height > 0) ${set};
    }
  });
</script>`;

/** How many pixels of height WordPress gives a frame at the least and at the most. */
export const wordpressLimits = [200, 1000] as const;

/** By name: the body of a page that frames the embeds at `addresses` of `site`. */
export const hosts: Record<string, (addresses: string[], site: string) => string> = {
  "Pym 1.3": (addresses) =>
    `${addresses.map((_, index) => `<div id="p${index}"></div>`).join("")}${library("pym.js/dist/pym.v1.min.js")}
    <script>${addresses.map((src, index) => `new pym.Parent("p${index}", "${src}");`).join("")}</script>`,
  "NPR sidechain": (addresses) =>
    `${addresses.map((src) => `<side-chain src="${src}"></side-chain>`).join("")}${library("@nprapps/sidechain/dist/sidechain.js")}`,
  "newswire frames": (addresses) =>
    `${addresses.map((_, index) => `<div id="n${index}"></div>`).join("")}${library("@newswire/frames/dist/frames.umd.js")}
    <script>${addresses.map((src, index) => `new newswireFrames.Framer(document.getElementById("n${index}"), {src: "${src}"});`).join("")}</script>`,
  "iframe-resizer 4": (addresses) =>
    `${frames(addresses)}${library("iframe-resizer/js/iframeResizer.min.js")}<script>iFrameResize({checkOrigin: false, warningTimeout: 0}, "iframe")</script>`,
  "open-iframe-resizer 2": (addresses, site) =>
    `${frames(addresses)}${library("@open-iframe-resizer/core/dist/index.umd.cjs")}<script>iframeResizer.initialize({checkOrigin: ["${site}"]}, "iframe")</script>`,
  "Datawrapper's listener": (addresses) =>
    `${frames(addresses)}${listener("(data) => Object.values(data['datawrapper-height'] ?? {})[0]")}`,
  "AMP's amp-iframe": (addresses) =>
    `${frames(
      addresses.map((src) => `${src}#amp=1`),
      'sandbox="allow-scripts allow-popups"',
    )}${listener("(data) => data.sentinel === 'amp' && data.type === 'embed-size' && data.height >= 100 && data.height")}`,
  "Iframely and Medium": (addresses) =>
    `${frames(addresses)}${listener("(data, frame) => { const told = typeof data === 'string' && data[0] === '{' && JSON.parse(data); return told && told.context === 'iframe.resize' && told.src === frame.src && told.height; }")}`,
  // As wp-includes/js/wp-embed.js does for a provider that it does not know.
  "WordPress's wp-embed": (addresses) =>
    `${addresses
      .map((src, index) => {
        const secret = `a1B2c3D4e${index}`;
        return `<blockquote class="wp-embedded-content" data-secret="${secret}"><a href="/">Chart</a></blockquote>
        <iframe class="wp-embedded-content" sandbox="allow-scripts" title="Chart" data-secret="${secret}" src="${src}#?secret=${secret}"
          style="position:absolute;visibility:hidden" width="100%" height="150" frameborder="0" marginwidth="0" marginheight="0"></iframe>`;
      })
      .join("")}
    <script>
    for (const frame of document.querySelectorAll("iframe"))
      frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
    addEventListener("message", ({ data, source }) => {
      if (!data || !data.secret || !data.message || !data.value || /[^a-zA-Z0-9]/.test(data.secret)) return;
      for (const frame of document.querySelectorAll("iframe[data-secret='" + data.secret + "']")) {
        document.querySelector("blockquote[data-secret='" + data.secret + "']").style.display = "none";
        if (source !== frame.contentWindow) continue;
        frame.removeAttribute("style");
        if (data.message === "height") frame.height = Math.min(${wordpressLimits[1]}, Math.max(${wordpressLimits[0]}, ~~Number(data.value)));
        if (data.message === "link") {
          const target = new URL(data.value);
          if (target.host === new URL(frame.src).host && document.activeElement === frame) window.top.location.href = data.value;
        }
      }
    });
    </script>`,
  "our own loader": (addresses, site) =>
    `${addresses
      .map(
        (src) =>
          `<div data-deadline="${src.replace("/embed/", "/")}" data-title="Chart" data-heights="900 800 630"><a href="/"><img src="" alt="Chart"></a></div>`,
      )
      .join("")}<script src="${site}/embed.js"></script>`,
  "our own element": (addresses, site) =>
    `<script src="${site}/embed.js"></script>${addresses.map((src) => `<deadline-chart src="${src}" title="Chart"><a href="/">Chart</a></deadline-chart>`).join("")}`,
};

/**
 * Serves one page's body on a port of its own, so that it is another origin than the site.
 * As an article does it always scrolls, so that no frame's height takes its scrollbar away.
 */
export async function serve(body: string): Promise<{ address: string; close: () => Promise<void> }> {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A story</title><style>body{margin:0}iframe{vertical-align:top}main{min-height:150vh}</style><main><p>Words before.</p>${body}<p>Words after.</p></main></html>`;
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
