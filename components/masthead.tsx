import { frontAddress } from "@/lib/addresses/addresses";

/** The desk's name on every page. */
export function Masthead() {
  return (
    <header className="page-column">
      <p className="border-b border-hairline py-2.5 text-sm">
        <a href={frontAddress("")} className="font-semibold no-underline hover:underline">
          Deadline Desk
        </a>
      </p>
    </header>
  );
}
