/** What stands at the end of every page: what the signs mean, and the way back. */
export function Colophon() {
  return (
    <footer className="page-column pb-8 text-xs text-muted print:hidden">
      <p className="max-w-[68ch] border-t border-hairline pt-3">
        Hatched: derived or approximate. Crossed, with a question mark: in doubt. Dashed: from outside the
        articles. Hollow: planned. Every number leads to its source. <a href="/">Front page</a>
      </p>
    </footer>
  );
}
