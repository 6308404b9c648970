/** What stands in a file for what it has to have and lacks, so that the rest can be checked. */

/** What every source's file has to have, where it lacks it. */
export const sourceStandIn = {
  source: {
    id: "unread",
    mark: "Z",
    publisher: "unread",
    title: "unread",
    published: { resolved: "2000" },
    licence: "unread",
    archive: { file: "unread", sha256: "0".repeat(64) },
  },
};

/** What every story has to have, where its file lacks it. */
export const storyStandIn = {
  headline: "unread",
  dek: "unread",
  zone: "UTC",
  opens: "live",
  deadline: {
    label: "unread",
    instant: "2000-01-01T00:00Z",
    zone: "UTC",
    city: "unread",
    basis: "unread",
    cites: [],
  },
  charts: [],
};
