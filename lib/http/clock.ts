/** The only reading of the server's clock. */
export function now(): Date {
  return new Date();
}
