let stopped: Date | null = null;

/** Has it be one moment from here on, so that what is made is the same whenever it is made. */
export function stopClock(at: Date): void {
  stopped = at;
}

/** The only reading of the server's clock. */
export function now(): Date {
  return stopped ?? new Date();
}
