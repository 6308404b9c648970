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

/** What the lists of corrections say around them. */
export const correctionsWords = {
  title: "Corrections and updates",
  everyTitle: "Corrections and updates of every story",
  about:
    "Nothing that was published is overwritten: each edition stays at its own address. A correction says what was wrong, an update that the world has moved.",
  feed: "The same as a feed",
  edition: (number: number) => `Edition ${number}`,
  first: "The first edition.",
  newest: "The newest editions",
  older: "Older editions",
  others: (count: number) =>
    `${count === 1 ? "1 thing" : `${count} things`} more reworded, redrawn, added or ordered anew, with no published value changed.`,
};

/** What stands in place of a chart's embed codes. */
export const embedWords = {
  retracted: "This chart has been retracted, so there is no code that would embed it.",
};

/** What stands at the end of every page. */
export const colophonWords = {
  marks: "Hatched: derived or approximate. Crossed: in doubt. Dashed outline: from outside the articles.",
  guide: "How to read our charts",
  front: "Front page",
  corrections: "Corrections",
  feed: "Feed",
};
