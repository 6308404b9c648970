import { randomUUID } from "node:crypto";
import type { Route } from "./routes";

/** What came of a request. Of who asked nothing is known. */
export interface Observed {
  /** Goes with the request from one server to the next. */
  id: string;
  method: string;
  route: Route;
  status: number;
  /** How long it took, in milliseconds. */
  took: number;
  /** How large the answer's body is, as it was sent. */
  bytes: number;
  /** The editions that the answer was made of, `gsomia@3`; empty where it was made of none. */
  editions: string;
  /** Whether whoever asked had left before the answer was sent. */
  left: boolean;
}

/** The id that a request came with, or one of its own where it has none that can be told. */
export function requestId(given: string | string[] | undefined): string {
  return typeof given === "string" && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
