/**
 * Tells the page around an embed how tall it is, in the words of every receiver that
 * newsrooms have: Datawrapper, Pym and sidechain, AMP and newswire, Iframely and Medium,
 * iframe-resizer 4, open-iframe-resizer, WordPress. Only when framed, only on a change,
 * and again while the frame stays too short, since a page's listener may come late.
 */
const host = window.parent;
const root = document.documentElement;
const id = location.pathname.match(/embed\/([^/]+\/[^/]+)/)?.[1] ?? "";
const pym = new URLSearchParams(location.search).get("childId");
// WordPress adds its secret behind the one that an address came with.
let secret = location.hash.match(/secret=([\w-]+)$/)?.[1];
let resizer = "";
let told = 0;
let settling: ReturnType<typeof setTimeout>;

/**
 * The document's height at the frame's full width, as if no scrollbar stood in it; none while its page has not laid
 * the frame out.
 */
function wholeHeight(): number {
  const { overflowY } = root.style;
  root.style.overflowY = "hidden";
  const height = innerWidth && Math.ceil(root.getBoundingClientRect().height);
  root.style.overflowY = overflowY;
  return height;
}

/** Says it in every receiver's words. */
function say(height: number): void {
  if (!height) return;
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

/**
 * A frame that holds its document shows no scrollbar; one that its page has left too short
 * does, and asks again a second later, then two, four and eight. So does one without a size:
 * where it gets one out of sight, as WordPress's may, nothing else tells of it.
 */
function settle(wait: number): void {
  const height = wholeHeight();
  const short = !height || height > innerHeight + 1;
  root.style.overflowY = short ? "auto" : "hidden";
  clearTimeout(settling);
  if (!short || wait > 8000) return;
  settling = setTimeout(() => {
    say(wholeHeight());
    settle(wait * 2);
  }, wait);
}

function tell(again?: boolean): void {
  const height = wholeHeight();
  if (height <= innerHeight) settle(1000);
  if (!height || (height === told && !again)) return;
  // A page that listens answers within this time, and no scrollbar flashes.
  root.style.overflowY = "hidden";
  clearTimeout(settling);
  settling = setTimeout(settle, 500, 1000);
  say(height);
}

/** Behind WordPress's sandbox no link opens; its own protocol follows one to the frame's host. */
function follow(event: MouseEvent): void {
  const href = (event.target as Element).closest("a[href]")?.getAttribute("href");
  if (!secret || origin !== "null" || !href || href[0] === "#") return;
  event.preventDefault();
  host.postMessage({ message: "link", value: new URL(href, location.href).href, secret }, "*");
}

if (host !== window) {
  addEventListener("message", ({ data, source }) => {
    if (source !== host) return;
    const text = typeof data === "string" ? data : "";
    const type = data?.type ?? data?.message;
    // Of its parent's messages the first alone names the frame, before many settings.
    resizer = text.match(/^\[iFrameSizer\]([^:]*)(?::[^:]*){7}/)?.[1] ?? resizer;
    if (type === "ready") secret = data.secret;
    if (/^(pymx|\[iFrameSizer\])/.test(text) || /^(frames-init|iframe-child-init|ready)$/.test(type))
      tell(true);
  });
  addEventListener("resize", () => tell());
  addEventListener("click", follow);
  host.postMessage("[iFrameResizerChild]Ready", "*");
  // A frame that its page hides until it is told of, as WordPress's, may never be painted.
  addEventListener("load", () => tell());
  new ResizeObserver(() => tell()).observe(root);
  document.fonts.ready.then(() => tell());
}
