/**
 * A page's panel of embed codes: writes them as its choices say, tries the frame beside
 * them and reserves what that tells to need, copies. Without it the panel lists its first codes.
 */
import { frameAddress } from "../lib/addresses/addresses";
import { codes, type Embed, type PanelData, previewed, reservedHeight } from "../lib/addresses/codes";
import { folders, writeAddresses } from "../lib/addresses/form";
import { roomIn } from "../lib/addresses/heights";

/** Heights that previews told, by their width: the browser that needs more has the last word. */
type Told = Record<number, number>;

const section = document.querySelector<HTMLElement>("[data-embed-panel]");
if (section) follow(section);

function follow(section: HTMLElement): void {
  const data: PanelData = JSON.parse(section.dataset.embedPanel ?? "");
  if (data.root !== null) writeAddresses(folders(data.root));
  const find = <T extends HTMLElement>(selector: string) => section.querySelector(selector) as T;
  const [text, status] = [find<HTMLTextAreaElement>("textarea"), find("[role=status]")];
  const chosen = (name: string) => section.querySelector<HTMLSelectElement>(`[name=${name}]`)?.value ?? "";
  const frame = () => find<HTMLIFrameElement>("iframe");
  const told: Told = {};

  const refresh = () => {
    const embed = embedOf(data, chosen, told);
    show(frame(), embed, chosen("preview") === "phone" ? previewed.phone : embed.column);
    write(text, codes[chosen("kind")]?.code(embed) ?? "");
  };
  const copy = async () => {
    // Said again it is read out again.
    status.textContent = "";
    status.textContent = await copied(text, codes[chosen("kind")]?.name ?? "");
  };

  section.addEventListener("change", () => {
    status.textContent = "";
    refresh();
  });
  text.addEventListener("focus", () => text.select());
  find("button").addEventListener("click", copy);
  addEventListener("message", (event) => {
    if (!hear(event, frame(), told)) return;
    refresh();
  });

  for (const each of section.querySelectorAll("[data-without-script]")) each.remove();
  for (const each of section.querySelectorAll("[data-with-script]")) each.removeAttribute("hidden");
  // A browser may have put back what was chosen before a reload.
  refresh();
  // A preview that came before this script has told its height to nobody.
  frame().contentWindow?.postMessage({ type: "frames-init" }, "*");
}

/** The embed that the choices make. */
function embedOf({ embed, laid, edition }: PanelData, chosen: (name: string) => string, told: Told): Embed {
  const theme = chosen("theme") as Embed["theme"];
  const pinned = chosen("pinned") ? edition : null;
  const at = chosen("at") || null;
  const column = Number(chosen("column"));
  const room = roomIn((at && laid.live) || laid.still, column, { theme, pinned });
  const heights = {
    narrow: Math.max(room.narrow, told[previewed.phone] ?? 0),
    column: Math.max(room.column, told[column] ?? 0),
  };
  return { ...embed, theme, pinned, at, heights, column };
}

/** Shows the embed in the preview: in a frame of its own, since one that is led on leaves a step in the history. */
function show(frame: HTMLIFrameElement, embed: Embed, width: number): void {
  const address = frameAddress(embed, embed);
  if (frame.getAttribute("src") === address && frame.width === String(width)) {
    frame.style.height = reservedHeight(embed);
    return;
  }
  const fresh = document.createElement("iframe");
  Object.assign(fresh, { className: frame.className, title: frame.title, width, src: address });
  fresh.style.height = reservedHeight(embed);
  frame.replaceWith(fresh);
}

/** Writes a code where it changed, so that a selection stays; one who stands in it has the new one selected. */
function write(text: HTMLTextAreaElement, code: string): void {
  if (text.value === code) return;
  text.value = code;
  if (document.activeElement === text) text.select();
}

/** Notes the height that the preview tells; true when it did. */
function hear({ data, source, origin }: MessageEvent, frame: HTMLIFrameElement, told: Told): boolean {
  if (source !== frame.contentWindow || origin !== new URL(frame.src).origin) return false;
  const height = data?.type === "deadline-desk-height" ? Number(data.height) : 0;
  const width = Number(frame.width);
  // On a window narrower than the preview the frame is not as wide as it is told to be.
  if (!(height > 0 && height < 10_000) || frame.clientWidth !== width) return false;
  told[width] = height;
  return true;
}

/** Copies a code, or selects it where the browser refuses; the answer says which. */
async function copied(text: HTMLTextAreaElement, name: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text.value);
    return `${name} code copied`;
  } catch {
    text.focus();
    text.select();
    return `${name} code selected: the browser refuses the clipboard, so copy it yourself`;
  }
}
