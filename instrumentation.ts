/** Runs once when the server starts, before its first answer. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { passHeaders } = await import("@/lib/http/pass-headers");
  passHeaders();
}
