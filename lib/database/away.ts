/** The database does not answer; the message says why, for readers as well. */
export class Away extends Error {}
