/** The desk's name on every page. */
export function Masthead() {
  return (
    <header className="mx-auto max-w-[1180px] px-4 lg:px-8">
      <p className="border-b border-hairline py-3 text-sm">
        <a href="/" className="font-semibold no-underline hover:underline">
          Deadline Desk
        </a>
      </p>
    </header>
  );
}
