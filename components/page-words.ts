/** What pages say around a countdown. */
export const clockWords = {
  now: "Now",
  asOf: (moment: string, city: string) => `As of ${moment} in ${city}`,
  since: "since the deadline",
  until: (label: string) => `until ${label}`,
  ends: (end: string) => `${end}.`,
  ended: (end: string) => `The deadline was ${end}.`,
  opens: (reading: string) =>
    ` This page opens at the moment when the newest article appeared${reading && ` (${reading})`}.`,
  unrecorded: "The outcome has not been recorded yet.",
  replay: "Replay",
  moment: "Moment shown",
  next: "What happened next is known",
  back: (moment: string) => `Back to ${moment}`,
  live: "Now, live",
};
