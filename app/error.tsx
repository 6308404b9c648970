"use client";

export default function Failure({ reset }: { error: Error; reset: () => void }) {
  return (
    <main className="mx-auto max-w-[1180px] px-4 py-16 lg:px-8">
      <h1 className="font-serif text-xl font-semibold">This page could not be made</h1>
      <p className="mt-2">
        The figures are safe.{" "}
        <button type="button" className="cursor-pointer underline" onClick={reset}>
          Try again
        </button>
      </p>
    </main>
  );
}
