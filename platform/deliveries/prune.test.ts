import { afterEach, beforeEach, expect, it } from "vitest";
import { createPurge } from "../accounts/storage/purge";
import { testClient } from "../testing/client";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";
import { GONE_KEPT_MS, LiveConfiguration } from "./live-configuration";
import { pruneChangeLog } from "./prune";

let platform: TestPlatform;
beforeEach(async () => {
  platform = await startTestPlatform({ delivery: { concurrency: 0 } });
});
afterEach(() => platform.close());

const DAY = 24 * 60 * 60 * 1000;

async function log(): Promise<string[]> {
  const rows = await platform.database
    .selectFrom("configuration_changes")
    .select(["target_id", "document"])
    .orderBy("version")
    .execute();
  return rows.map(({ target_id, document }) => `${target_id} ${document === null ? "gone" : "there"}`);
}

it("forgets what has been gone for a day, with all that was before, and nothing that is there", async () => {
  const { database, clock } = platform;
  const client = testClient(platform.apiUrl, (await platform.tokenFor()).access_token);
  const webhook = { url: "https://x.example/hook", action: "thread_closed" as const, secret_key: "s" };
  const { webhook_id: stays } = await client.call("register_webhook", webhook);
  const { webhook_id: goes } = await client.call("register_webhook", webhook);
  const reader = new LiveConfiguration(database, clock.now, 0);
  const fires = async () =>
    (await reader.of(1)).matching("thread_closed", {} as never).map((hook) => hook.webhookId);
  expect(await fires()).toEqual([stays, goes]);
  await client.call("unregister_webhook", { webhook_id: goes });
  await pruneChangeLog(database, clock.now());
  expect(await log()).toEqual([`${stays} there`, `${goes} there`, `${goes} gone`]);
  clock.advance(GONE_KEPT_MS + 1);
  await pruneChangeLog(database, clock.now());
  expect(await log()).toEqual([`${stays} there`]);
  // A process that last read the log before the deletion must not fire the deleted webhook.
  expect(await fires()).toEqual([stays]);
});

it("forgets grants that nothing has any more, and attempts, but no grant of a bot", async () => {
  const { database, clock } = platform;
  const { access_token } = await platform.tokenFor();
  await testClient(platform.apiUrl, access_token).call("create_bot_agent", {
    name: "On",
    status: "accepting chats",
  });
  await database
    .insertInto("grants")
    .values([
      { id: "spent", revoked: 1, touched_at: clock.now() - 2 * DAY },
      { id: "young", revoked: 1, touched_at: clock.now() - DAY / 2 },
    ])
    .execute();
  await database.insertInto("attempts").values({ key: "k", count: 9, last: 1, blocked_until: 5 }).execute();
  await createPurge({ database, clock: clock.now } as Parameters<typeof createPurge>[0])();
  const grants = await database.selectFrom("grants").select("id").orderBy("touched_at").execute();
  expect(grants.map(({ id }) => id)).toEqual(["young", expect.any(String)]);
  expect(await database.selectFrom("attempts").selectAll().execute()).toEqual([]);
});
