import { opened } from "@/platform/seal";
import { testSeal } from "@/platform/testing/test-seal";
import { readDocument } from "@/platform/webhooks/webhook";
import { type Insertable, type Selectable, sql } from "kysely";
import type { Tables as PlatformTables } from "@/platform/database/schema";
import type { TestPlatform } from "@/platform/testing/start-test-platform";
import type { Plan } from "@/lib/webhooks/replace-plan";
import { database } from "@/server/database/database";
import type { Tables } from "@/server/database/schema";
import { callInProcess, type Clock, type Effect } from "./faulty-world";

/*
 * Everything that outlives a process: the dashboard's rows, the registered webhooks, late effects and the
 * clock. It can be kept and put back, so that a test can continue from each state in every way.
 */

type Webhook = Omit<Selectable<PlatformTables["webhooks"]>, "position">;

export type Kept = {
  replacements: Selectable<Tables["replacements"]>[];
  changes: Selectable<Tables["changes"]>[];
  webhooks: Webhook[];
  clock: Clock;
  effects: Effect[];
};

/** Effects at the API that led to the current state. */
export type History = { effects: Effect[] };

const OLD = { url: "http://a.example/", action: "thread_closed", description: "old", secret_key: "hush" };
const WANTED = { ...OLD, description: "new" };

/**
 * Prepares a license with the webhook to replace, and a twin of its old and of its new settings, which must
 * stay untouched.
 */
export async function startOver(platform: TestPlatform, token: string) {
  const db = await database();
  await db.deleteFrom("replacements").execute();
  await db.deleteFrom("changes").execute();
  await platform.database.deleteFrom("webhooks").execute();
  if (process.env.TEST_DATABASE_URL === undefined) {
    // Durability is not tested here; with it each of thousands of writes would wait for the disk.
    for (const each of [db, platform.database]) await sql`pragma synchronous = off`.execute(each);
  }
  const [likeOld, likeNew, old] = await Promise.all(
    [OLD, WANTED, OLD].map((wire) => callInProcess(platform, token, "register_webhook", wire)),
  );
  if (!likeOld || !likeNew || !old) throw new Error("nothing was registered");
  return { oldId: old.webhook_id, bystanders: [likeOld.webhook_id, likeNew.webhook_id], wanted: "new" };
}

/**
 * Descriptions of the registered webhooks apart from the bystanders.
 * @throws when a bystander was unregistered
 */
export async function ourWebhooks(platform: TestPlatform, bystanders: readonly string[]): Promise<string[]> {
  const rows = await platform.database.selectFrom("webhooks").select(["id", "document"]).execute();
  const ours = rows.filter(({ id }) => !bystanders.includes(id));
  if (ours.length !== rows.length - bystanders.length) throw new Error("a bystander was unregistered");
  return ours.map(({ document }) => (JSON.parse(document) as typeof OLD).description);
}

export async function keep(platform: TestPlatform, clock: Clock, { effects }: History): Promise<Kept> {
  const db = await database();
  return {
    replacements: await db.selectFrom("replacements").selectAll().execute(),
    changes: await db.selectFrom("changes").selectAll().orderBy("at").execute(),
    webhooks: await platform.database
      .selectFrom("webhooks")
      .select(["id", "license_id", "client_id", "document"])
      .orderBy("position")
      .execute(),
    clock: { now: clock.now, late: [...clock.late] },
    effects: [...effects],
  };
}

export async function putBack(
  kept: Kept,
  platform: TestPlatform,
  clock: Clock,
  history: History,
): Promise<void> {
  const db = await database();
  await db.deleteFrom("replacements").execute();
  await db.deleteFrom("changes").execute();
  await platform.database.deleteFrom("webhooks").execute();
  if (kept.replacements.length > 0) await db.insertInto("replacements").values(kept.replacements).execute();
  if (kept.changes.length > 0) await db.insertInto("changes").values(kept.changes).execute();
  const webhooks: Insertable<PlatformTables["webhooks"]>[] = kept.webhooks;
  await platform.database.insertInto("webhooks").values(webhooks).execute();
  clock.now = kept.clock.now;
  clock.late = [...kept.clock.late];
  history.effects = [...kept.effects];
}

/** Moments longer ago than this count as equal: no wait in the product looks further back. */
const LONG_AGO_MS = 30_000;

/**
 * Key that is equal for states with the same future: ids count only by where they recur, and moments only
 * by their distance from now.
 */
export function keyOf({ replacements, changes, webhooks, clock }: Kept): string {
  const [row] = replacements;
  const plan = row && (JSON.parse(row.plan) as Plan);
  const entry = plan?.pending?.entry;
  const text = JSON.stringify({
    plan,
    stop: row?.stop_requested,
    lease: Math.max(row?.lease_until ?? 0, clock.now),
    look: row?.look_at,
    outcome: row?.outcome,
    // Secrets are opened, because the same secret is sealed to a different text each time.
    webhooks: webhooks.map(({ id, document }) => ({
      id,
      document: opened(testSeal, readDocument(document)),
    })),
    late: clock.late.map(({ at, name }) => ({ at, name })),
    entry: changes.find(({ id }) => id === entry)?.result,
    made: webhooks
      .filter(({ id }) =>
        changes.some((change) => change.kind === "create" && change.object_id === id && change.id !== entry),
      )
      .map(({ id }) => id),
  });
  const numbers = new Map<string, number>();
  return text
    .replace(/\b([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-z]{25})\b/g, (id) => {
      const number = numbers.get(id) ?? numbers.size;
      numbers.set(id, number);
      return `#${number}`;
    })
    .replace(/\b\d{13}\b/g, (moment) => {
      const ahead = Number(moment) - clock.now;
      return ahead < -LONG_AGO_MS ? "long ago" : String(ahead);
    });
}
