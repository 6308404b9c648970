import type { ReactNode } from "react";
import { frameAddress, usual } from "@/lib/addresses/addresses";
import { codes, type Embed, type PanelData, previewed } from "@/lib/addresses/codes";
import { columns, roomIn } from "@/lib/addresses/heights";

const area = "mt-1 block w-full border border-ink bg-paper p-2 font-mono text-xs wrap-anywhere";

/** The embed that the panel's script begins with, before any choice. */
function firstEmbed({ embed, laid }: PanelData): Embed {
  const asked = { ...usual, theme: embed.theme ?? "light" };
  const heights = roomIn(laid.still, previewed.column, asked);
  return { ...embed, ...asked, language: embed.language, heights, column: previewed.column };
}

/**
 * Ways to embed a chart, with a preview. Whole without a script: one code of each kind.
 * What `data-with-script` marks shows with browser/panel.ts, which takes away
 * what `data-without-script` marks. A page has one panel.
 */
export function EmbedPanel(data: PanelData) {
  const embed = firstEmbed(data);
  const [first, ...others] = Object.values(codes);
  const { narrow, column } = embed.heights;
  return (
    <section
      id="embed"
      aria-labelledby="embed-panel-title"
      data-embed-panel={JSON.stringify(data)}
      className="border-t-2 border-ink pt-3 print:hidden"
    >
      <h2 id="embed-panel-title" className="font-serif text-xl font-semibold">
        Embed this chart
      </h2>
      <Choices data={data} theme={embed.theme} />
      <label className="mt-3 block text-sm" htmlFor="embed-panel-code">
        Code <span data-without-script>for {first?.name}</span>
      </label>
      <textarea
        id="embed-panel-code"
        readOnly
        rows={5}
        defaultValue={first?.code(embed)}
        autoComplete="off"
        className={area}
      />
      <div data-without-script className="mt-2 text-sm">
        {others.map(({ name, code }) => (
          <details key={name} className="mt-1">
            <summary>Code for {name}</summary>
            <textarea
              aria-label={`Code for ${name}`}
              readOnly
              rows={5}
              defaultValue={code(embed)}
              className={area}
            />
          </details>
        ))}
      </div>
      <p data-with-script hidden className="mt-2 flex flex-wrap items-center gap-3 text-sm">
        <button type="button" className="min-h-9 cursor-pointer border border-ink px-4 font-semibold">
          Copy
        </button>
        <span role="status" />
      </p>
      <div className="mt-4 overflow-hidden border border-hairline p-3">
        <iframe
          src={frameAddress(embed, embed)}
          title={`Preview: ${embed.title}`}
          loading="lazy"
          width={previewed.column}
          // A length that follows the window takes a style, which the script sets; this holds the chart in every one.
          height={Math.max(narrow, column)}
          className="block max-w-full border-0"
        />
      </div>
    </section>
  );
}

/** What a producer chooses; its script reads the choices by their names. */
function Choices({ data, theme }: { data: PanelData; theme: Embed["theme"] }) {
  return (
    <div data-with-script hidden className="mt-3 grid gap-3 text-sm sm:grid-cols-2">
      <Choice label="Where" name="kind">
        {Object.entries(codes).map(([kind, { name }]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label="Theme" name="theme" value={theme ?? "light"}>
        <option value="light">light</option>
        <option value="dark">dark</option>
        <option value="auto">as the reader’s device</option>
      </Choice>
      <Choice label="Figures" name="pinned">
        <option value="">follow corrections</option>
        <option value="true">{`stay at edition ${data.edition}`}</option>
      </Choice>
      <Choice label="Your column" name="column" value={previewed.column}>
        {columns.map((each) => (
          <option key={each} value={each}>
            {`${each} px${each === previewed.column ? " or more" : ""}`}
          </option>
        ))}
      </Choice>
      <Choice label="Preview" name="preview">
        <option value="">in the column</option>
        <option value="phone">on a phone</option>
      </Choice>
      {data.laid.live && (
        <Choice label="Moment" name="at">
          <option value="">the story’s own</option>
          <option value="live">live, ticking</option>
        </Choice>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  /** The value chosen at first; without it the first option's. */
  value?: string | number;
  children: ReactNode;
}

function Choice({ label, name, value, children }: ChoiceProps) {
  return (
    <label>
      {label}
      <select
        name={name}
        defaultValue={value}
        className="mt-1 block min-h-9 w-full border border-ink bg-paper px-2"
      >
        {children}
      </select>
    </label>
  );
}
