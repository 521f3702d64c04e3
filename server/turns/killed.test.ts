import { sql } from "kysely";
import { beforeAll, expect, inject, it, vi } from "vitest";
import type { Status } from "@/lib/contract/bots";
import { database } from "@/server/database/database";
import { startAnotherDashboard } from "@/server/testing/another-dashboard";
import { createCutApi } from "@/server/testing/cut-api";
import { createKills } from "@/server/testing/kills";
import { type Browser, clientOf, preparePlatform, signIn } from "@/server/testing/signed-in";

/*
 * Two dashboard processes change bots, one of them shared, and one process is killed repeatedly. Acknowledged changes must
 * exist exactly once; interrupted ones may exist or not; the other process continues.
 */

const KILLS = inject("long") ? 20 : 3;
const OFFLINE: Status = "offline";
/** Longer than any wait in the dashboard, in milliseconds. */
const MUCH_LATER_MS = 600_000;

type Dashboard = Awaited<ReturnType<typeof startAnotherDashboard>>;

const cuts = createCutApi();
const kill = createKills(cuts, 7);
let client: ReturnType<typeof clientOf>;
let admin: Browser;
let survivor: Dashboard;

beforeAll(async () => {
  const platform = await preparePlatform(cuts.start);
  admin = await signIn(platform);
  client = clientOf(platform, admin);
  survivor = await startAnotherDashboard();
});

const cause = { requestId: "r" };
/** Groups of the shared bot and names of bots: asked for, or acknowledged. */
type Asked = { groups: Set<number>; bots: Set<string> };
const nothing = (): Asked => ({ groups: new Set(), bots: new Set() });
const CHANGED = " changed";

/** Puts the shared bot into a group, creates a bot and changes it; never returns if the process dies. */
async function change(dashboard: Dashboard, label: string, shared: string, asked: Asked, done: Asked) {
  const groupId = asked.groups.size + 1;
  asked.groups.add(groupId);
  const join = { change: { kind: "join" as const, groupId, priority: "normal" as const }, from: null };
  expect(await dashboard.ask("changeInBulk", admin, shared, join, cause)).toHaveProperty(
    "value.kind",
    "done",
  );
  done.groups.add(groupId);

  const name = `${label} ${groupId}`;
  asked.bots.add(name);
  const { value } = await dashboard.ask("createBot", admin, { bot: { name, status: OFFLINE } }, cause);
  if (!value) expect.fail(`${name} was not created`);
  done.bots.add(name);
  asked.bots.add(name + CHANGED);
  const { id } = value;
  const renamed = await dashboard.ask("updateBot", admin, id, { bot: { name: name + CHANGED } }, cause);
  expect(renamed).toHaveProperty("value.kind", "saved");
  done.bots.add(name + CHANGED);
}

/** Lets turns of a dead process expire until a waiting work is done. */
async function letTurnsEndUntil(work: Promise<unknown>): Promise<void> {
  let over = false;
  const noted = work.finally(() => (over = true));
  noted.catch(() => undefined);
  await vi.waitFor(
    async () => {
      await (await database()).updateTable("turns").set({ until: 0 }).where("wanted", "=", 1).execute();
      expect(over).toBe(true);
    },
    { timeout: 60_000, interval: 50 },
  );
  await noted;
}

/** Moves entries into the past, so that no call can have a late effect, and reconciles the journal. */
async function reconcile(): Promise<void> {
  const db = await database();
  const earlier = {
    at: sql<number>`at - ${MUCH_LATER_MS}`,
    finished_at: sql<number>`finished_at - ${MUCH_LATER_MS}`,
  };
  await db.updateTable("changes").set(earlier).execute();
  expect(await survivor.run("reconcileAll")).not.toHaveProperty("failure");
}

async function expectJournal(bots: { id: string; name: string }[]): Promise<void> {
  const rows = await (await database())
    .selectFrom("changes")
    .select(["kind", "object_id", "result", "object_name"])
    .execute();
  expect(rows.filter(({ result }) => result === "under_way")).toEqual([]);
  const creations = rows.filter(({ kind }) => kind === "create");
  expect(creations.filter(({ result }) => result === "unknown")).toEqual([]);
  const made = creations.flatMap(({ result, object_id: id }) => (result === "done" ? [id] : []));
  expect(made.sort()).toEqual(bots.map(({ id }) => id).sort());
}

it(`${KILLS} kills of one of two processes lose and double nothing`, { timeout: 1_200_000 }, async () => {
  const all = { asked: new Set<string>(), done: new Set<string>() };
  const sharedBots: string[] = [];
  for (let round = 1; round <= KILLS; round++) {
    const bot = { name: `Shared ${round}`, status: OFFLINE, groups: [] };
    const shared = (await survivor.ask("createBot", admin, { bot }, cause)).value?.id ?? "";
    sharedBots.push(bot.name);
    const [asked, done] = [nothing(), nothing()];
    let stopped = false;
    const work = async (dashboard: Dashboard, label: string) => {
      while (!stopped) await change(dashboard, `${round} ${label}`, shared, asked, done);
    };
    const surviving = work(survivor, "stays");
    const isDone = (name: string) => name.startsWith(`${round} dies`);
    await kill(
      (dying) => void work(dying, "dies"),
      () => [...done.bots].some(isDone),
    );
    stopped = true;
    await letTurnsEndUntil(surviving);
    await letTurnsEndUntil(change(survivor, `${round} after`, shared, asked, done));

    const { bot_agent } = await client.call("get_bot_agent_details", { bot_agent_id: shared });
    const groups = bot_agent.groups.map(({ id }) => id).filter((id) => id !== 0);
    expect(groups).toHaveLength(new Set(groups).size);
    expect(groups).toEqual(expect.arrayContaining([...done.groups]));
    expect([...asked.groups]).toEqual(expect.arrayContaining(groups));
    for (const name of asked.bots) all.asked.add(name);
    for (const name of done.bots) all.done.add(name);
  }
  const { bot_agents: bots } = await client.call("get_bot_agents", { all: false });
  const there = bots.map(({ name }) => name).filter((name) => !sharedBots.includes(name));
  const made = there.map((name) => name.replace(CHANGED, ""));
  expect(made).toHaveLength(new Set(made).size);
  expect([...all.asked]).toEqual(expect.arrayContaining(there));
  for (const name of all.done) {
    const now = all.done.has(name + CHANGED) ? [name + CHANGED] : [name, name + CHANGED];
    if (!name.endsWith(CHANGED))
      expect(
        there.filter((one) => now.includes(one)),
        name,
      ).toHaveLength(1);
  }
  await reconcile();
  await expectJournal(bots);
});
