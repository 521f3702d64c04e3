import { beforeAll, expect, inject, it, vi } from "vitest";
import { database } from "@/server/database/database";
import { startAnotherDashboard } from "@/server/testing/another-dashboard";
import { createCutApi } from "@/server/testing/cut-api";
import { createKills } from "@/server/testing/kills";
import { type Browser, clientOf, preparePlatform, signIn } from "@/server/testing/signed-in";

/*
 * Two dashboard processes replace webhooks, and one process is killed repeatedly. The other finishes the replacements: in
 * the end each slot has exactly one webhook, and acknowledged changes are there.
 */

const KILLS = inject("long") ? 20 : 3;
/** Longer than any wait of a replacement, in milliseconds. */
const MUCH_LATER_MS = 600_000;

type Dashboard = Awaited<ReturnType<typeof startAnotherDashboard>>;
/**
 * Webhook that is replaced repeatedly. `may` lists the descriptions that it may have now, the last
 * acknowledged one first.
 */
type Slot = { url: string; secret: string; id: string; may: string[] };

const cuts = createCutApi();
const kill = createKills(cuts, 11);
let client: ReturnType<typeof clientOf>;
let admin: Browser;
let survivor: Dashboard;

beforeAll(async () => {
  const platform = await preparePlatform(cuts.start);
  admin = await signIn(platform);
  client = clientOf(platform, admin);
  survivor = await startAnotherDashboard();
});

const listed = async () => (await client.call("get_webhooks_config", {})).webhooks_config;
const unfinished = async () =>
  (await database()).selectFrom("replacements").selectAll().where("outcome", "is", null).execute();

async function newSlot(name: string): Promise<Slot> {
  const url = `http://${name}.example/`;
  const secret = `hush ${name}`;
  const wire = { url, action: "thread_closed", description: "first", secret_key: secret };
  const { webhook_id: id } = await client.call("register_webhook", wire);
  return { url, secret, id, may: ["first"] };
}

/** Replaces the webhook of a slot; never returns if the process dies. */
async function replace(dashboard: Dashboard, slot: Slot, label: string, count: number): Promise<void> {
  const description = `${label} ${count}`;
  slot.may.push(description);
  const strategy = count % 2 === 0 ? ("overlap" as const) : ("gap" as const);
  const secret = { kind: "keep" as const };
  const webhook = { url: slot.url, action: "thread_closed", description, secret };
  const { value } = await dashboard.ask(
    "replaceWebhook",
    admin,
    slot.id,
    { webhook, strategy },
    { requestId: "r" },
  );
  expect(value).toHaveProperty("outcome", "done");
  slot.id = value?.new_id ?? "";
  slot.may = [description];
}

/** Lets two processes replace the same webhook: at most one succeeds. */
async function contest(dashboard: Dashboard, { id, url, may }: Slot, description: string): Promise<void> {
  may.push(description);
  const secret = { kind: "keep" as const };
  const webhook = { url, action: "thread_closed", description, secret };
  const order = { webhook, strategy: "overlap" as const };
  const { value, failure } = await dashboard.ask("replaceWebhook", admin, id, order, { requestId: "r" });
  if (value?.outcome === "done") may.splice(0, may.length, description);
  else expect(failure?.code).toMatch(/^(conflict|not_found)$/);
}

/** Lets leases expire, and moves plans into the past, so that no call can have a late effect. */
async function muchLater(): Promise<void> {
  for (const { id, plan } of await unfinished()) {
    const earlier = plan.replaceAll(/\b\d{13}\b/g, (moment) => String(Number(moment) - MUCH_LATER_MS));
    await (await database())
      .updateTable("replacements")
      .set({ plan: earlier, lease_until: 0, look_at: null, again_at: null })
      .where("id", "=", id)
      .where("outcome", "is", null)
      .execute();
  }
}

it(`${KILLS} kills of one of two processes leave one webhook in each slot`, {
  timeout: 1_200_000,
}, async () => {
  const slots: Slot[] = [];
  let takenOver = 0;
  for (let round = 1; round <= KILLS; round++) {
    const open = (names: string[]) => Promise.all(names.map((name) => newSlot(`${name}-${round}`)));
    const [dies, stays, both] = await Promise.all([
      open(["a", "b"]),
      open(["c", "d"]),
      newSlot(`both-${round}`),
    ]);
    slots.push(...dies, ...stays, both);
    let stopped = false;
    const work = (dashboard: Dashboard, own: Slot[], label: string) =>
      Promise.all([
        contest(dashboard, both, `${label} wins`),
        ...own.map(async (slot) => {
          for (let count = 1; !stopped; count++) await replace(dashboard, slot, label, count);
        }),
      ]);
    const surviving = work(survivor, stays, "stays");
    const isUnderWay = ({ may }: Slot) => may[0]?.startsWith("dies") ?? false;
    await kill(
      (dying) => void work(dying, dies, "dies"),
      () => dies.some(isUnderWay),
    );
    stopped = true;
    await surviving;
    takenOver += (await unfinished()).length;
    await vi.waitFor(
      async () => {
        await muchLater();
        expect(await survivor.run("resumeAll")).not.toHaveProperty("failure");
        expect(await unfinished()).toEqual([]);
      },
      { timeout: 60_000, interval: 50 },
    );
  }
  const webhooks = await listed();
  expect(webhooks.map(({ url }) => url).sort()).toEqual(slots.map(({ url }) => url).sort());
  for (const { url, secret, may } of slots) {
    const webhook = webhooks.find((one) => one.url === url);
    expect(may, url).toContain(webhook?.description);
    expect(webhook?.secret_key).toBe(secret);
  }
  // Without any takeover the test would prove nothing.
  expect(takenOver).toBeGreaterThan(KILLS / 4);
});
