/**
 * Tells the page around an embed how tall it is, in the words of every receiver that
 * newsrooms have: Datawrapper, Pym and sidechain, AMP and newswire, Iframely and Medium,
 * iframe-resizer 4, open-iframe-resizer, WordPress. Only when framed, only on a change.
 */
const host = window.parent;
const root = document.documentElement;
const id = location.pathname.split("/").slice(2).join("/");
const pym = new URLSearchParams(location.search).get("childId");
const secret = /secret=([\w-]+)/.exec(location.hash)?.[1];
let resizer = "";
let told = 0;

function tell(again?: boolean): void {
  const height = Math.ceil(root.getBoundingClientRect().height);
  if (!height || (height === told && !again)) return;
  told = height;
  const send = (message: unknown) => host.postMessage(message, "*");
  send({ "datawrapper-height": { [id]: height } });
  if (pym !== null) send(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
  send({ sentinel: "amp", type: "embed-size", height });
  send(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
  if (resizer) send(`[iFrameSizer]${resizer}:${height}:${root.clientWidth}:resize`);
  send({ type: "iframe-resized", width: root.clientWidth, height });
  if (secret) send({ message: "height", value: height, secret });
  send({ type: "deadline-desk-height", id, height });
}

if (host !== window) {
  addEventListener("message", ({ data, source }) => {
    if (source !== host) return;
    const text = typeof data === "string" ? data : "";
    const type = data?.type ?? data?.message;
    if (text.startsWith("[iFrameSizer]")) resizer = text.slice(13).split(":")[0] ?? "";
    if (resizer || text.startsWith("pymx") || /^(frames-init|iframe-child-init|ready)$/.test(type))
      tell(true);
  });
  host.postMessage("[iFrameResizerChild]Ready", "*");
  // A frame that has not been laid out yet has no final height to tell.
  new ResizeObserver(() => tell()).observe(root);
  document.fonts.ready.then(() => tell());
}
