import { databaseUrl } from "../settings/database-url";
import type { PrismaClient } from "./generated/sqlite/client";
import { noted, providerAt, type Use } from "./provider";

/** A client of its own, which whoever opened it disconnects. */
export function openDatabase(url = databaseUrl(), use: Use = "write"): PrismaClient {
  const provider = providerAt(url);
  return noted(provider.open(url, use), provider);
}
