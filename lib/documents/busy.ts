/** Work that is refused because too much of it waits already. */
export class Busy extends Error {}
