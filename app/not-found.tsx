import { Masthead } from "@/components/masthead";

export default function NotFound() {
  return (
    <>
      <Masthead />
      <main className="mx-auto max-w-[1180px] px-4 py-16 lg:px-8">
        <h1 className="font-serif text-xl font-semibold">There is no page at this address</h1>
        <p className="mt-2">
          It may have been mistyped. <a href="/">The newest story</a> is on the front page.
        </p>
      </main>
    </>
  );
}
