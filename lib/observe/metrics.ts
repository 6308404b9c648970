/** What a server counts, in the form that Prometheus reads. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Observed } from "./observed";

/** What the desk says of itself when it is asked for its counts. */
export interface Standing {
  /** The open edition of every story. */
  stories: { slug: string; edition: number }[];
  /** Whether the database answers. */
  database: boolean;
  /** What is kept, in bytes, by where. */
  kept: Record<string, number>;
}

/** Counts; `standing` is asked each time that they are read, null where nothing can be said. */
export function metrics(standing: () => Promise<Standing | null>) {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry, prefix: "desk_" });

  const took = new Histogram({
    name: "desk_request_seconds",
    help: "How long answers took, by the shape of the address and the class of the status.",
    labelNames: ["route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const sent = new Counter({
    name: "desk_sent_bytes_total",
    help: "The bodies of answers as they were sent, in bytes.",
    labelNames: ["route"],
    registers,
  });
  const left = new Counter({
    name: "desk_left_total",
    help: "Requests whose readers left before they were answered.",
    registers,
  });
  const edition = new Gauge({
    name: "desk_open_edition",
    help: "The number of the edition that is open, by story.",
    labelNames: ["story"],
    registers,
  });
  const database = new Gauge({
    name: "desk_database_up",
    help: "1 while the database answers, 0 while answers come from memory.",
    registers,
  });
  const publications = new Gauge({
    name: "desk_publications",
    help: "How many editions of all stories have come out; of those that wait for their minute nothing is told.",
    registers,
  });
  const kept = new Gauge({
    name: "desk_kept_bytes",
    help: "What is kept in memory, in bytes, by what it is.",
    labelNames: ["what"],
    registers,
  });

  async function look(): Promise<void> {
    const told = await standing();
    database.set(Number(told?.database ?? false));
    if (!told) return;
    edition.reset();
    for (const { slug, edition: number } of told.stories) edition.set({ story: slug }, number);
    publications.set(told.stories.reduce((sum, { edition: number }) => sum + number, 0));
    for (const [what, bytes] of Object.entries(told.kept)) kept.set({ what }, bytes);
  }

  return {
    count: (observed: Observed) => {
      const { route } = observed;
      const status = `${Math.floor(observed.status / 100)}xx`;
      took.observe({ route, status }, observed.took / 1000);
      sent.inc({ route }, observed.bytes);
      if (observed.left) left.inc();
    },
    /** The counts as they are now, and the type of the text that tells them. */
    told: async () => {
      await look();
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
