/** Puts a backup in the database's place: `npm run restore -- FILE`. */
import { failure } from "../lib/backup/failure";
import { restoreOptions, restoreUsage } from "../lib/backup/options";
import { restore } from "../lib/backup/restore";
import { sqlite } from "../lib/database/sqlite";
import { now } from "../lib/http/clock";
import { migrate, migrationNames } from "../prisma/migrate";

try {
  const options = restoreOptions(process.argv.slice(2));
  const migrations = { names: migrationNames(sqlite), apply: migrate };
  console.log(options ? await restore(options, migrations, now) : restoreUsage);
} catch (error) {
  console.error(`${failure(error)}\nnothing was changed`);
  process.exitCode = 1;
}
