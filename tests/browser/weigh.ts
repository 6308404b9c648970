import { type APIRequestContext, expect } from "@playwright/test";

/** How many bytes an address is sent as, compressed. */
export async function weigh(request: APIRequestContext, path: string): Promise<number> {
  const answer = await request.fetch(path, { headers: { "Accept-Encoding": "gzip" } });
  expect(answer.headers()["content-encoding"]).toBe("gzip");
  return Number(answer.headers()["content-length"]);
}
