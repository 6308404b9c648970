import { databaseFailure } from "../database/failure";

/** A sentence for whatever kept a backup from being made, or put in place. */
export function failure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (/^(ENOSPC|EDQUOT|EFBIG)$/.test(code ?? "")) return "the disk is full";
  return databaseFailure(error) ?? message;
}
