/** Writing, one after the other. */
import { randomUUID } from "node:crypto";
import type { PrismaClient } from "./generated/sqlite/client";
import { noted, providerOf } from "./provider";

/** How long who writes waits for others' writes, and how long it may take itself, in milliseconds. */
const times = { maxWait: 15_000, timeout: 60_000 };

/**
 * What is written in one transaction, all or nothing, within `timeout` milliseconds. It begins with a turn: who writes
 * waits for whoever has it, and reads what they wrote; the turn's mark tells readers that something was written.
 */
export function inTurn<T>(
  database: PrismaClient,
  write: (transaction: PrismaClient) => Promise<T>,
  timeout = times.timeout,
): Promise<T> {
  return database.$transaction(
    async (transaction) => {
      const mark = randomUUID();
      await transaction.turn.update({ where: { id: 1 }, data: { taken: { increment: 1 }, mark } });
      return write(noted(transaction as PrismaClient, providerOf(database)));
    },
    { ...times, timeout },
  );
}
