/**
 * /embed.js: puts a chart's iframe in place of what stands in every
 * `<div data-deadline="…/story/chart">` and `<deadline-chart src="…">`, its height
 * reserved, and follows the heights that it tells.
 */
const placed = new Map<Window | null, HTMLIFrameElement>();
/** The folder of the site that this script comes from. */
const home = new URL(".", (document.currentScript as HTMLScriptElement | null)?.src || location.href)
  .pathname;
const passed = ["theme", "lang", "v", "at"];

/** Heights to reserve: in narrow placed, in the column, and from which width it is the column's. */
function reserved(host: HTMLElement): string {
  const [narrow, column, from] = (host.dataset.heights ?? host.getAttribute("heights") ?? "")
    .split(" ")
    .map(Number);
  if (narrow && column && from) return `${host.clientWidth < from ? narrow : column}px`;
  return host.style.minHeight || host.dataset.height || "480px";
}

function place(host: HTMLElement, address: string | null): void {
  if (!address || host.querySelector("iframe")) return;
  if (!/^https?:\/\/[^/]+\/./.test(address)) {
    console.warn("deadline: expected the whole address of a chart, https://…/story/chart");
    return;
  }
  const url = new URL(address);
  const path = url.pathname.startsWith(home) ? url.pathname.slice(home.length) : url.pathname.slice(1);
  if (!path.startsWith("embed/")) url.pathname = `${url.pathname.slice(0, -path.length)}embed/${path}`;
  for (const name of passed) {
    const value =
      host.dataset[name] ?? (host.localName === "deadline-chart" ? host.getAttribute(name) : null);
    if (value) url.searchParams.set(name, value);
  }
  const frame = document.createElement("iframe");
  frame.src = url.href;
  frame.title = host.dataset.title ?? host.getAttribute("title") ?? host.querySelector("img")?.alt ?? "Chart";
  frame.loading = "lazy";
  frame.style.cssText = "display:block;width:100%;border:0";
  frame.style.height = reserved(host);
  host.replaceChildren(frame);
  placed.set(frame.contentWindow, frame);
  frame.addEventListener("load", () => placed.set(frame.contentWindow, frame));
}

function scan(): void {
  for (const host of document.querySelectorAll<HTMLElement>("div[data-deadline]")) {
    place(host, host.dataset.deadline ?? null);
  }
}

addEventListener("message", ({ data, source, origin }) => {
  const frame = placed.get(source as Window | null);
  const height = data?.type === "deadline-desk-height" ? Number(data.height) : 0;
  if (!frame || origin !== new URL(frame.src).origin || !(height > 0 && height < 10_000)) return;
  frame.style.height = `${height}px`;
  if (frame.parentElement) frame.parentElement.style.minHeight = "";
});

if (!customElements.get("deadline-chart")) {
  customElements.define(
    "deadline-chart",
    class extends HTMLElement {
      connectedCallback() {
        this.style.display = "block";
        // While the page is read the element comes before what stands in it.
        const start = () => place(this, this.getAttribute("src"));
        if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
        else start();
      }
    },
  );
}
scan();
addEventListener("DOMContentLoaded", scan);
