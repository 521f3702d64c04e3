import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/server/database/database";
import { kinds, prepareLicenses } from "./testing/licenses";

const SECRET = "hush-hush-transferred";
const HOOK = { url: "https://a.example/hook", action: "thread_closed" };
const BOT = { name: "Pizza", status: "offline" };

let emptyLicense: Awaited<ReturnType<typeof prepareLicenses>>;

beforeAll(async () => {
  emptyLicense = await prepareLicenses();
}, 120_000);

async function entries(operationId: string) {
  return (await database())
    .selectFrom("changes")
    .selectAll()
    .where("operation_id", "=", operationId)
    .orderBy("at")
    .execute();
}

describe("a plan", { timeout: 120_000 }, () => {
  it("says what each item would do, and what becomes of its secret", async () => {
    const { client, planned } = await emptyLicense().as();
    await client.call("register_webhook", { ...HOOK, description: "Old", secret_key: SECRET });
    await client.call("create_bot_agent", { ...BOT, max_chats_count: 3 });
    await client.call("create_bot_agent", { name: "Alone", status: "offline" });
    const { items } = await planned({
      bots: [{ ...BOT, max_chats_count: 4 }],
      webhooks: [
        { ...HOOK, description: "New" },
        { ...HOOK, url: "https://b.example" },
        { ...HOOK, url: "https://c.example", secret: { value: SECRET } },
      ],
    });
    expect(items).toMatchObject([
      {
        kind: "update",
        label: "“Pizza”",
        line: 3,
        secret: "none",
        differences: [{ before: "3", after: "4" }],
      },
      {
        kind: "replace",
        secret: "kept",
        differences: [{ field: "description", before: "Old", after: "New" }],
      },
      { kind: "create", secret: "needed" },
      { kind: "create", secret: "set" },
      { kind: "only_here", label: "“Alone”" },
    ]);
    expect(JSON.stringify(items)).not.toContain(SECRET);
  });

  it("is carried out item by item, each in the journal under the one transfer", async () => {
    const { client, planned, step } = await emptyLicense().as();
    const { webhook_id: old } = await client.call("register_webhook", { ...HOOK, secret_key: SECRET });
    const file = { bots: [BOT], webhooks: [{ ...HOOK, description: "New" }] };
    const { items } = await planned(file);
    expect(kinds(items)).toEqual(["create bot", "replace webhook"]);
    for (const item of items)
      expect((await step(item, { id: "run-1" })).json).toMatchObject({ kind: "done" });
    expect((await client.call("get_webhooks_config", {})).webhooks_config).toMatchObject([
      { description: "New", secret_key: SECRET },
    ]);
    const rows = await entries("run-1");
    expect(new Set(rows.map(({ operation_kind }) => operation_kind))).toEqual(new Set(["transfer"]));
    expect(rows.every(({ result }) => result === "done")).toBe(true);
    expect(rows.map(({ kind, object_kind }) => `${kind} ${object_kind}`)).toEqual([
      "create bot",
      "create webhook",
      "remove webhook",
    ]);
    expect(rows.some(({ object_id }) => object_id === old)).toBe(true);
    expect(kinds((await planned(file)).items)).toEqual(["unchanged bot", "unchanged webhook"]);
  });

  it("is refused as a whole with what somebody else changed", async () => {
    const { client, planned, drift } = await emptyLicense().as();
    const { bot_agent_id } = await client.call("create_bot_agent", { ...BOT, max_chats_count: 3 });
    const { webhook_id } = await client.call("register_webhook", { ...HOOK, secret_key: SECRET });
    const { base } = await planned({ bots: [] });
    expect(base).not.toContain(SECRET);
    expect((await drift(base)).changes).toEqual([]);
    await client.call("update_bot_agent", { id: bot_agent_id, max_chats_count: 9 });
    await client.call("unregister_webhook", { webhook_id });
    await client.call("register_webhook", { ...HOOK, secret_key: "another" });
    expect((await drift(base)).changes).toEqual([
      "bot “Pizza” was changed: max_chats_count: 3 → 9",
      "webhook thread_closed to https://a.example/hook was removed",
      "webhook thread_closed to https://a.example/hook was added",
    ]);
    expect((await drift("nonsense")).status).toBe(400);
  });

  it.each([
    ["create bot", { bots: [BOT] }],
    ["create webhook", { webhooks: [{ ...HOOK, secret: { value: SECRET } }] }],
  ])("never makes a second one: %s", async (_, content) => {
    const { planned, step } = await emptyLicense().as();
    const [item] = (await planned(content)).items;
    if (!item) throw new Error("no item");
    expect((await step(item)).json).toMatchObject({ kind: "done" });
    expect((await step(item)).json).toMatchObject({
      kind: "stale",
      changes: [expect.stringMatching(/ was added$/)],
    });
  });

  it("takes the new webhook back when the old one may not be unregistered", async () => {
    const license = emptyLicense();
    const { client } = await license.as();
    await client.call("register_webhook", { ...HOOK, secret_key: SECRET });
    const { planned, step } = await license.as({
      clientId: "application-b",
      scopes: ["agents-bot--my:write", "webhooks--my:write", "webhooks--all:read"],
    });
    const [item] = (await planned({ webhooks: [{ ...HOOK, description: "Mine now" }] })).items;
    if (!item) throw new Error("no item");
    expect((await step(item)).json).toMatchObject({
      error: { message: expect.stringMatching(/The old webhook stays\.$/), changed: "no" },
    });
    const { webhooks_config: left } = await client.call("get_webhooks_config", {});
    expect(left).toHaveLength(1);
    expect(left[0]).not.toHaveProperty("description", "Mine now");
  });

  it("leaves an object alone that was changed or removed since", async () => {
    const { client, planned, step } = await emptyLicense().as();
    const { bot_agent_id } = await client.call("create_bot_agent", { ...BOT, max_chats_count: 3 });
    const { webhook_id } = await client.call("register_webhook", { ...HOOK, secret_key: SECRET });
    const changes = await planned({
      bots: [{ ...BOT, max_chats_count: 4 }],
      webhooks: [{ ...HOOK, description: "New" }],
    });
    const removals = await planned({ bots: [], webhooks: [] });
    await client.call("update_bot_agent", { id: bot_agent_id, avatar: "a.example/x.png" });
    await client.call("unregister_webhook", { webhook_id });
    const results = [];
    for (const item of [...changes.items, ...removals.items]) results.push((await step(item)).json);
    expect(results).toMatchObject([
      { kind: "stale", changes: ["bot “Pizza” was changed: avatar: nothing → a.example/x.png"] },
      { kind: "stale", changes: ["webhook thread_closed to https://a.example/hook was removed"] },
      { kind: "stale" },
      { kind: "done" },
    ]);
    const { bot_agent } = await client.call("get_bot_agent_details", { bot_agent_id });
    expect(bot_agent.max_chats_count).toBe(3);
    expect((await client.call("get_webhooks_config", {})).webhooks_config).toEqual([]);
  });

  it("opens for the license and application it was made for only", async () => {
    const license = emptyLicense();
    const [one, two] = [await license.as(), await emptyLicense().as()];
    const [item] = (await one.planned({ bots: [BOT] })).items;
    if (!item) throw new Error("no item");
    expect((await two.step(item)).status).toBe(400);
    expect((await one.step({ ...item, ticket: "nonsense" })).status).toBe(400);
    const other = await license.as({ clientId: "application-b" });
    expect((await other.step(item)).status).toBe(400);
  });

  it("needs the permissions of what it does, and a secret where there is none", async () => {
    const license = emptyLicense();
    const reader = await license.as({ scopes: ["agents-bot--my:read", "webhooks--my:read"] });
    const [bot] = (await reader.planned({ bots: [BOT], webhooks: [HOOK] })).items;
    if (!bot) throw new Error("no items");
    expect((await reader.step(bot)).status).toBe(403);
    const one = await license.as();
    const [needing] = (await one.planned({ webhooks: [HOOK] })).items;
    if (!needing) throw new Error("no item");
    expect((await one.step(needing)).json).toMatchObject({
      error: { code: "validation", issues: [{ path: "secret" }] },
    });
    const nobody = await license.as({ email: "agent", scopes: [] });
    expect(await nobody.exportStatus()).toBe(403);
  });
});
