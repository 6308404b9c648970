/** Copies the database: `npm run backup -- FILE`. */
import { backup } from "../lib/backup/backup";
import { failure } from "../lib/backup/failure";
import { backupOptions, backupUsage } from "../lib/backup/options";
import { now } from "../lib/http/clock";
import { migrate } from "../prisma/migrate";

try {
  const options = backupOptions(process.argv.slice(2));
  console.log(options ? await backup(options, { apply: migrate }, now) : backupUsage);
} catch (error) {
  console.error(`${failure(error)}\nnothing was written`);
  process.exitCode = 1;
}
