/** Dates that are written in another form than the files', where only one day can be meant. */

const monthNames =
  "january february march april may june july august september october november december".split(" ");

/** The number of a month by its name or the beginning of it, from three letters on. */
function monthNumber(name: string): number {
  const short = name.toLowerCase().replace(/\.$/, "");
  return short.length < 3 ? 0 : monthNames.findIndex((each) => each.startsWith(short)) + 1;
}

/** The parts of a date in each form that can be read in one way alone. */
const forms: [form: RegExp, order: ("year" | "month" | "day")[]][] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ["year", "month", "day"]],
  [/^(\d{4})(\d{2})(\d{2})$/, ["year", "month", "day"]],
  [/^(\d{4})[-/.](\d{1,2})$/, ["year", "month"]],
  [/^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+\.?),? (\d{4})$/i, ["day", "month", "year"]],
  [/^([a-z]+\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i, ["month", "day", "year"]],
  [/^([a-z]+\.?),? (\d{4})$/i, ["month", "year"]],
  // A thirteenth month there is not.
  [/^(1[3-9]|2\d|3[01])[-/.](\d{1,2})[-/.](\d{4})$/, ["day", "month", "year"]],
  [/^(\d{1,2})[-/.](1[3-9]|2\d|3[01])[-/.](\d{4})$/, ["month", "day", "year"]],
];

/**
 * A date as figure files write it: `2019-10-22` for `22 October 2019`, `Oct. 22, 2019`, `2019/10/22`
 * and `22/10/2019`, `2019-10` for `October 2019`; null where it could be another day, as
 * `10/11/2019` could, where it is no day of the calendar, or is in that form already.
 */
export function isoDate(written: string): string | null {
  for (const [form, order] of forms) {
    const [whole, ...parts] = form.exec(written.trim()) ?? [];
    if (whole === undefined) continue;
    const part = (name: (typeof order)[number]) => parts[order.indexOf(name)];
    const month = part("month") ?? "";
    const number = /^\d/.test(month) ? Number(month) : monthNumber(month);
    const day = part("day");
    const date = [part("year"), String(number).padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join(
      "-",
    );
    const at = Date.parse(date);
    const known = !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
    return known && date !== written ? date : null;
  }
  return null;
}

/** An instant as figure files write it, whose date or time is in another form: `2019-11-22 9:00 +09:00`; null for others. */
export function isoInstant(written: string): string | null {
  const found = /^(.+?)[T ,]+(\d{1,2}):(\d{2})(?::00)? ?(?:(Z)|([+-]\d{2}):?(\d{2}))$/.exec(written.trim());
  if (!found) return null;
  const [, date = "", hour = "", minute, utc, hours, minutes] = found;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : isoDate(date);
  if (day?.length !== 10 || Number(hour) > 23) return null;
  const moment = `${day}T${hour.padStart(2, "0")}:${minute}${utc ?? `${hours}:${minutes}`}`;
  return moment === written ? null : moment;
}
