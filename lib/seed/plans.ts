/** The plans of a desk over the database that there is. */
import { openDatabase } from "../database/client";
import { readFront } from "../database/front";
import { pendingEditions } from "../database/pending";
import { providerAt } from "../database/provider";
import { plan } from "../database/publish";
import { type FrontPlan, plannedFront, unsaid } from "../editions/front";
import type { Pending, Plan } from "../editions/plan";
import { databaseUrl } from "../settings/database-url";
import type { Ready } from "./check";
import { type Desk, type Reading, readDesk } from "./read";

/** A story that was read, and what publishing it would do. */
export interface Planned {
  parsed: Ready;
  plan: Plan;
}

/** What publishing a desk would do, and what the database holds besides. */
interface Over {
  plans: Planned[];
  /** The front page's plan; null where it stays as it is. */
  front: FrontPlan | null;
  /** The open edition of every story that is published. */
  published: { story: string; edition: number }[];
  /** The editions that wait for their minute. */
  waits: Pending[];
}

/** The plans of a desk over the database that there is, which is not made when there is none. */
export async function plansOf({ stories, front: arranged }: Desk, from: Reading): Promise<Over> {
  const front = from.notBefore ? null : arranged;
  const now = new Date(from.now);
  const plansOver = async (database: ReturnType<typeof openDatabase> | null) => {
    const plans: Planned[] = [];
    for (const parsed of stories) {
      plans.push({ parsed, plan: await plan(database, parsed, now, from.notBefore) });
    }
    return plans;
  };
  return overDatabase(
    async (database) => {
      const plans = await plansOver(database);
      const waits = await pendingEditions(database, now);
      const open = await database.edition.groupBy({
        by: ["story"],
        where: { publishedAt: { lte: now } },
        _max: { number: true },
        orderBy: { story: "asc" },
      });
      const published = open.map(({ story, _max }) => ({ story, edition: _max.number ?? 0 }));
      const fronted = front && plannedFront(await readFront(database), front);
      return { plans, front: fronted, published, waits };
    },
    async () => ({
      plans: await plansOver(null),
      front: front && plannedFront(unsaid, front),
      published: [],
      waits: [],
    }),
  );
}

/** What is done with the database, or where there is none, which is not made. */
export async function overDatabase<T>(
  use: (database: ReturnType<typeof openDatabase>) => Promise<T>,
  without: () => Promise<T> | T,
): Promise<T> {
  const url = databaseUrl();
  if (!(await providerAt(url).isThere(url))) return without();
  const database = openDatabase(url);
  return use(database).finally(() => database.$disconnect());
}

/** The editions that wait for their minute; none without a database. */
export function scheduled(now: Date): Promise<Pending[]> {
  return overDatabase(
    (database) => pendingEditions(database, now),
    () => [],
  );
}

/** How many changes the figure files hold that are not published. Throws what publishing would refuse. */
export async function pending(from: Reading): Promise<number> {
  const { stories, front: arranged } = readDesk(from);
  const finished = { stories: stories.filter(({ unfinished }) => !unfinished), front: arranged };
  const { plans, front } = await plansOf(finished, from);
  return plans.reduce(
    (sum, { plan }) => sum + Math.max(plan.changes.length, Number(plan.differs)),
    Number(front?.differs ?? false),
  );
}
