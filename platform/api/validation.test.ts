import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorReplySchema } from "@/lib/contract/errors";
import type { MethodName } from "@/lib/contract/methods";
import { type TestClient, testClient } from "../testing/client";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";

let platform: TestPlatform;
let client: TestClient;

beforeAll(async () => {
  platform = await startTestPlatform();
  client = testClient(platform.apiUrl, (await platform.tokenFor()).access_token);
});
afterAll(() => platform.close());

const ID = "0".repeat(32);
const bot = { name: "Bot", status: "offline" };
const hooks = { url: "http://a.example/", secret_key: "s", actions: [{ name: "incoming_event" }] };
const webhook = { url: "http://a.example/", action: "incoming_event", secret_key: "s" };

const text = [1, true, [], {}];
const filledText = [...text, "", "  "];
const url = [
  ...filledText,
  "a.example/x",
  "ftp://a.example",
  "javascript:alert(1)",
  "http://",
  "http://a.example/ b",
  "http://a.example\n",
  "http://a.exa\tmple/",
  "http://\\a.example",
  "http://a.example\\@b.example/",
  `http://a.example/${"x".repeat(500)}`,
];
const secret = filledText;
const list = [1, "x", true, {}];
const count = ["6", 1.5, -1, 2 ** 31, true, [], {}];
const groupId = ["0", 1.5, -1, 2 ** 32, true];
const test = (value: unknown) => ({ chat_properties: { source: { type: value } } });
const filters: [path: string, value: unknown][] = [
  ["", 1],
  ["", []],
  [".thread_properties", { thread_properties: {} }],
  [".agent_properties", { agent_properties: {} }],
  [".chat_properties", { chat_properties: [] }],
  [".chat_properties.source", { chat_properties: { source: 1 } }],
  [".chat_properties.source.type", test({})],
  [".chat_properties.source.type", test({ exists: true, values: ["a"] })],
  [".chat_properties.source.type", test([])],
  [".chat_properties.source.type.exists", test({ exists: "true" })],
  [".chat_properties.source.type.equals", test({ exists: true, equals: 1 })],
  [".chat_properties.source.type.values", test({ values: [] })],
  [".chat_properties.source.type.values", test({ values: "facebook" })],
  [".chat_properties.source.type.values", test({ values: [1, "1"] })],
  [".chat_properties.source.type.values[0]", test({ values: [null] })],
  [".chat_properties.source.type.values[0]", test({ values: [2 ** 31] })],
  [".chat_properties.source.type.exclude_values[1]", test({ exclude_values: ["a", 0.5] })],
  [".chat_member_ids.agents", { chat_member_ids: { agents: [] } }],
  [".chat_member_ids.agents[0]", { chat_member_ids: { agents: [""] } }],
  [".chat_member_ids.agents_any", { chat_member_ids: { agents_any: ["a"] } }],
];

type Case = [
  method: MethodName,
  valid: Record<string, unknown>,
  path: string,
  wrong: Record<string, unknown>,
];

const wrongFields = (
  method: MethodName,
  valid: Record<string, unknown>,
  key: string,
  values: unknown[],
): Case[] => values.map((value) => [method, valid, key, { ...valid, [key]: value }]);

function botCases(method: MethodName, valid: Record<string, unknown>): Case[] {
  const groups = (value: unknown, path: string): Case => [method, valid, path, { ...valid, groups: value }];
  const inHooks = (path: string, value: object): Case => [method, valid, path, { ...valid, webhooks: value }];
  return [
    ...wrongFields(method, valid, "name", filledText),
    ...wrongFields(method, valid, "avatar", [
      ...text,
      "javascript:alert(1)",
      "data:image/png;base64,",
      " http://a.example",
      "java\tscript:alert(1)",
      "\u0001javascript:alert(1)",
      "\u00a0javascript:alert(1)",
      "java\u2028script:alert(1)",
    ]),
    ...wrongFields(method, valid, "status", [...text, "", "online", "Offline"]),
    ...wrongFields(method, valid, "max_chats_count", count),
    ...wrongFields(method, valid, "groups", list),
    groups([1], "groups[0]"),
    groups([{ priority: "first" }], "groups[0].id"),
    groups([{ id: 0 }], "groups[0].priority"),
    groups([{ id: 0, priority: "high" }], "groups[0].priority"),
    groups(
      [
        { id: 3, priority: "last" },
        { id: 0, priority: "last" },
        { id: 3, priority: "first" },
      ],
      "groups[2].id",
    ),
    ...groupId.map((id) => groups([{ id, priority: "first" }], "groups[0].id")),
    ...wrongFields(method, valid, "webhooks", [1, "x", true, []]),
    inHooks("webhooks.url", { ...hooks, url: undefined }),
    inHooks("webhooks.secret_key", { ...hooks, secret_key: undefined }),
    inHooks("webhooks.actions", { ...hooks, actions: undefined }),
    ...url.map((value) => inHooks("webhooks.url", { ...hooks, url: value })),
    ...secret.map((value) => inHooks("webhooks.secret_key", { ...hooks, secret_key: value })),
    ...list.map((value) => inHooks("webhooks.actions", { ...hooks, actions: value })),
    inHooks("webhooks.actions[0]", { ...hooks, actions: ["incoming_event"] }),
    inHooks("webhooks.actions[0].name", { ...hooks, actions: [{}] }),
    inHooks("webhooks.actions[0].name", { ...hooks, actions: [{ name: "agent_deleted" }] }),
    ...filters.map(([path, value]) =>
      inHooks(`webhooks.actions[0].filters${path}`, {
        ...hooks,
        actions: [{ name: "incoming_event", filters: value }],
      }),
    ),
  ];
}

const cases: Case[] = [
  ...botCases("create_bot_agent", bot),
  ...botCases("update_bot_agent", { id: ID }),
  ...wrongFields("create_bot_agent", bot, "name", [undefined, null]),
  ...wrongFields("create_bot_agent", bot, "status", [undefined, null]),
  ...wrongFields("update_bot_agent", { id: ID, name: "x" }, "id", [undefined, null, ...filledText]),
  ...wrongFields("remove_bot_agent", {}, "bot_agent_id", [undefined, null, ...filledText]),
  ...wrongFields("get_bot_agent_details", {}, "bot_agent_id", [undefined, null, ...filledText]),
  ...wrongFields("get_bot_agents", {}, "all", [1, "true", [], {}]),
  ...wrongFields("unregister_webhook", {}, "webhook_id", [undefined, null, ...filledText]),
  ...wrongFields("register_webhook", webhook, "url", [undefined, null, ...url]),
  ...wrongFields("register_webhook", webhook, "action", [undefined, null, ...text, "", "agent_deleted"]),
  ...wrongFields("register_webhook", webhook, "secret_key", [undefined, null, ...secret]),
  ...wrongFields("register_webhook", webhook, "description", text),
  ...filters.map(
    ([path, value]): Case => ["register_webhook", webhook, `filters${path}`, { ...webhook, filters: value }],
  ),
];

describe("a wrong field", () => {
  it.each(cases)("%s %j: %s", async (method, _valid, path, wrong) => {
    const { status, json } = await client.send(method, wrong);
    expect(status).toBe(400);
    const { error } = errorReplySchema.parse(json);
    expect(error.type).toBe("validation");
    expect(error.data?.issues?.map((issue) => issue.path)).toEqual([path]);
    expect(error.message).toBe(error.data?.issues?.[0]?.message);
    expect(error.message).toContain(`\`${path}\` `);
  });

  it("is named with all others, the first one in the message", async () => {
    const wrong = {
      name: "",
      status: "away",
      groups: [{ id: -1, priority: "high" }],
      webhooks: { url: "x" },
    };
    const { json } = await client.send("create_bot_agent", wrong);
    expect(json).toEqual({
      error: {
        type: "validation",
        message: "`name` must not be empty",
        data: {
          issues: [
            { path: "name", message: "`name` must not be empty" },
            {
              path: "status",
              message: "`status` must be one of accepting chats, not accepting chats, offline",
            },
            { path: "groups[0].id", message: "`groups[0].id` must be at least 0" },
            {
              path: "groups[0].priority",
              message: "`groups[0].priority` must be one of first, normal, last",
            },
            { path: "webhooks.url", message: "`webhooks.url` must be an absolute http or https URL" },
            { path: "webhooks.secret_key", message: "`webhooks.secret_key` is required" },
            { path: "webhooks.actions", message: "`webhooks.actions` is required" },
          ],
        },
      },
    });
  });

  it.each<[MethodName, object, string[]]>([
    ["register_webhook", {}, ["action", "url", "secret_key"]],
    [
      "register_webhook",
      { action: "x", url: 1, filters: { chat_properties: { a: 1 }, other: 1 } },
      ["action", "url", "secret_key", "filters.chat_properties.a"],
    ],
    [
      "create_bot_agent",
      {
        ...bot,
        groups: [{ id: 0, priority: "x" }, { id: 0 }, { id: 0, priority: "last" }],
        webhooks: { actions: [{ filters: "x" }, { name: "x", filters: {} }] },
      },
      [
        "groups[0].priority",
        "groups[1].priority",
        "groups[1].id",
        "groups[2].id",
        "webhooks.url",
        "webhooks.secret_key",
        "webhooks.actions[0].name",
        "webhooks.actions[0].filters",
        "webhooks.actions[1].name",
      ],
    ],
    [
      "register_webhook",
      { ...webhook, filters: test({ exists: 1, values: [] }) },
      ["exists", "values", ""].map((name) =>
        `filters.chat_properties.source.type.${name}`.replace(/\.$/, ""),
      ),
    ],
  ])("hides none of the others: %s %j", async (method, body, paths) => {
    const { error } = errorReplySchema.parse((await client.send(method, body)).json);
    expect(error.data?.issues?.map((issue) => issue.path)).toEqual(paths);
  });

  it("changes nothing", async () => {
    const before = await client.call("get_bot_agents", {});
    const { bot_agent_id: id } = await client.call("create_bot_agent", bot);
    await client.refusal("update_bot_agent", { id, name: "New", max_chats_count: -1 });
    const { bot_agents } = await client.call("get_bot_agents", {});
    expect(bot_agents).toEqual([...before.bot_agents, { id, avatar: "", ...bot }]);
  });
});

describe("versions", () => {
  const filtered = (action: string, value: object) => ({ ...webhook, action, filters: value });
  const properties = { chat_properties: { source: { type: { exists: true } } } };
  const members = { chat_member_ids: { agents: ["a"] } };

  it.each(["v0.2", "v0.3"])(
    "%s filters changed thread properties by the chat's, and knows no agents",
    async (version) => {
      const changed = "chat_thread_properties_updated";
      await client.call("register_webhook", filtered(changed, properties), version);
      const refusal = await client.refusal("register_webhook", filtered("thread_closed", members), version);
      expect(refusal.message).toBe(
        `\`filters.chat_member_ids\` is not offered by thread_closed in ${version}`,
      );
    },
  );

  it("v0.4 does the opposite", async () => {
    await client.call("register_webhook", filtered("thread_closed", members));
    const refusal = await client.refusal(
      "register_webhook",
      filtered("chat_thread_properties_updated", properties),
    );
    expect(refusal.message).toBe(
      "`filters.chat_properties` is not offered by chat_thread_properties_updated in v0.4",
    );
  });
});
