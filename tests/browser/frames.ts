/** Looks at the frames of a page as their reader sees them, in any browser that can be driven. */

/** What is asked of a driver's page: Playwright's and Puppeteer's both have it. */
export interface Driven {
  evaluate<T>(work: () => T): Promise<T>;
  frames(): { url(): string; evaluate<T>(work: () => T): Promise<T> }[];
}

/** One frame: in its page, and within. */
export interface Framed {
  chart: string;
  /** The frame's box and the width that its column gives it. */
  box: { width: number; height: number };
  column: number;
  /** The height of its whole document, and what of it shows without scrolling. */
  whole: number;
  shown: number;
  /** How wide a scrollbar stands in it. */
  scrollbar: number;
}

interface Boxed {
  address: string;
  width: number;
  height: number;
  column: number;
}

/** The boxes of a page's frames, those in shadow trees too. */
function boxes(): Boxed[] {
  const roots = [document, ...[...document.querySelectorAll("*")].flatMap((each) => each.shadowRoot ?? [])];
  const found = roots.flatMap((root) => [...root.querySelectorAll("iframe")]);
  return found.map((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    let outer: Element | null = frame.parentElement ?? (frame.getRootNode() as ShadowRoot).host;
    while (outer && getComputedStyle(outer).display === "inline") outer = outer.parentElement;
    return { address: frame.src, width, height, column: outer?.clientWidth ?? 0 };
  });
}

function within() {
  const root = document.documentElement;
  const { overflowY } = root.style;
  root.style.overflowY = "hidden";
  const whole = Math.ceil(root.getBoundingClientRect().height);
  root.style.overflowY = overflowY;
  return { whole, shown: innerHeight, scrollbar: innerWidth - root.clientWidth };
}

const chartOf = (address: string) => /\/embed\/[^/]+\/([^/?#]+)/.exec(address)?.[1] ?? "";

/** Every chart's frame on a page. */
export async function framesOf(page: Driven): Promise<Framed[]> {
  const outside = await page.evaluate(boxes);
  const inside = page.frames().filter((frame) => chartOf(frame.url()));
  return Promise.all(
    outside.map(async ({ address, width, height, column }) => {
      const chart = chartOf(address);
      const frame = inside.find((each) => chartOf(each.url()) === chart);
      if (!frame) throw new Error(`no frame shows ${chart}`);
      return { chart, box: { width, height }, column, ...(await frame.evaluate(within)) };
    }),
  );
}

/** Three pixels, for borders and halves. */
const near = 3;

/** What is wrong with frames that follow their document's height. */
export function faultsOf(frames: Framed[]): string[] {
  return frames.flatMap(({ chart, box, column, whole, shown, scrollbar }) => [
    ...(Math.abs(box.height - whole) > near ? [`${chart}: ${box.height} px high for ${whole}`] : []),
    ...(whole > shown + 1 ? [`${chart}: ${whole - shown} px cut off`] : []),
    ...(scrollbar ? [`${chart}: a scrollbar of ${scrollbar} px`] : []),
    ...(Math.abs(box.width - column) > 1 ? [`${chart}: ${box.width} px wide in a column of ${column}`] : []),
  ]);
}

/** What is wrong with frames, once it is the same for some time or nothing is. */
export async function settledFaults(page: Driven, patience = 3000): Promise<string[]> {
  const end = Date.now() + patience;
  let faults = faultsOf(await framesOf(page));
  while (faults.length && Date.now() < end) {
    await new Promise((done) => setTimeout(done, 40));
    faults = faultsOf(await framesOf(page));
  }
  return faults;
}

/** The widths of windows in CSS pixels, widened from a column's and narrowed again. */
export const windows = [720, 900, 360, 390, 540, 650, 720, 900, 1280, 900, 720, 650, 540, 390, 360];

export const charts = [
  "poll",
  "cost-share",
  "month",
  "weapons-tests",
  "weapons-tests-by-date",
  "positions",
  "countdown",
];
