"use client";

import { useEffect, useId, useRef, useState } from "react";
import { frameAddress } from "@/lib/addresses";
import { codes, type Embed, previewed, reservedHeight } from "@/lib/embed/codes";
import { columns, type Laid, roomIn } from "@/lib/embed/heights";

interface Props {
  embed: Omit<Embed, "heights" | "column">;
  /** The heights of the embed. */
  laid: Laid;
  edition: number;
}

/** Ways to embed a chart, with a live preview whose own height goes into the codes. */
export function EmbedPanel({ embed: first, laid, edition }: Props) {
  const id = useId();
  const [theme, setTheme] = useState(first.theme ?? "light");
  const [pinned, setPinned] = useState(false);
  const [at, setAt] = useState<string | null>(null);
  const [kind, setKind] = useState("iframe");
  const [column, setColumn] = useState<number>(previewed.column);
  const [phone, setPhone] = useState(false);
  const [told, setTold] = useState<Record<number, number>>({});
  const [copied, setCopied] = useState("");
  const frame = useRef<HTMLIFrameElement>(null);
  const width = phone ? previewed.phone : column;

  useEffect(() => {
    const listen = ({ data, source, origin }: MessageEvent) => {
      if (source !== frame.current?.contentWindow || origin !== location.origin) return;
      // On a window narrower than the preview the frame is not as wide as it is told to be.
      if (data?.type !== "deadline-desk-height" || frame.current?.clientWidth !== width) return;
      setTold((known) => ({ ...known, [width]: Number(data.height) }));
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, [width]);

  // What is reserved holds the chart; a browser that needs more has the last word.
  const room = roomIn((at === "live" && laid.live) || laid.still, column, {
    theme,
    pinned: pinned ? edition : null,
  });
  const heights = {
    narrow: Math.max(room.narrow, told[previewed.phone] ?? 0),
    column: Math.max(room.column, told[column] ?? 0),
  };
  const embed: Embed = { ...first, theme, pinned: pinned ? edition : null, at, heights, column };
  const code = codes[kind]?.code(embed) ?? "";

  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(`${codes[kind]?.name} code copied`);
  };
  const field = "mt-1 block min-h-9 w-full border border-ink bg-paper px-2";

  return (
    <section aria-labelledby={`${id}-title`} className="border-t-2 border-ink pt-3 print:hidden">
      <h2 id={`${id}-title`} className="font-serif text-xl font-semibold">
        Embed this chart
      </h2>
      <div className="mt-3 grid gap-3 text-sm sm:grid-cols-2">
        <label>
          Where
          <select className={field} value={kind} onChange={(event) => setKind(event.target.value)}>
            {Object.entries(codes).map(([name, each]) => (
              <option key={name} value={name}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Theme
          <select
            className={field}
            value={theme}
            onChange={(event) => setTheme(event.target.value as typeof theme)}
          >
            <option value="light">light</option>
            <option value="dark">dark</option>
            <option value="auto">as the reader’s device</option>
          </select>
        </label>
        <label>
          Figures
          <select
            className={field}
            value={String(pinned)}
            onChange={(event) => setPinned(event.target.value === "true")}
          >
            <option value="false">follow corrections</option>
            <option value="true">stay at edition {edition}</option>
          </select>
        </label>
        <label>
          Your column
          <select
            className={field}
            value={column}
            onChange={(event) => setColumn(Number(event.target.value))}
          >
            {columns.map((each) => (
              <option key={each} value={each}>
                {each} px{each === previewed.column ? " or more" : ""}
              </option>
            ))}
          </select>
        </label>
        <label>
          Preview
          <select
            className={field}
            value={String(phone)}
            onChange={(event) => setPhone(event.target.value === "true")}
          >
            <option value="false">in the column</option>
            <option value="true">on a phone</option>
          </select>
        </label>
        {laid.live && (
          <label>
            Moment
            <select
              className={field}
              value={at ?? ""}
              onChange={(event) => setAt(event.target.value || null)}
            >
              <option value="">the story’s own</option>
              <option value="live">live, ticking</option>
            </select>
          </label>
        )}
      </div>
      <label className="mt-3 block text-sm" htmlFor={`${id}-code`}>
        Code
      </label>
      <textarea
        id={`${id}-code`}
        readOnly
        rows={5}
        value={code}
        onFocus={(event) => event.target.select()}
        className="mt-1 block w-full border border-ink bg-paper p-2 font-mono text-xs wrap-anywhere"
      />
      <p className="mt-2 flex flex-wrap items-center gap-3 text-sm">
        <button
          type="button"
          onClick={copy}
          className="min-h-9 cursor-pointer border border-ink px-4 font-semibold"
        >
          Copy
        </button>
        <span role="status">{copied}</span>
      </p>
      <div className="mt-4 overflow-hidden border border-hairline p-3">
        <iframe
          ref={frame}
          key={`${frameAddress(embed, embed)} ${width}`}
          src={frameAddress(embed, embed)}
          title={`Preview: ${embed.title}`}
          style={{ width, maxWidth: "100%", height: reservedHeight(embed), border: 0, display: "block" }}
        />
      </div>
    </section>
  );
}
