import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestClient, testClient } from "../testing/client";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";

let platform: TestPlatform;
let client: TestClient;

beforeAll(async () => {
  platform = await startTestPlatform();
  client = testClient(platform.apiUrl, (await platform.tokenFor()).access_token);
});
afterAll(() => platform.close());

async function details(id: string) {
  return (await client.call("get_bot_agent_details", { bot_agent_id: id })).bot_agent;
}

describe("a new bot", () => {
  it("has the platform's defaults for what was not given", async () => {
    const { bot_agent_id: id } = await client.call("create_bot_agent", { name: "Plain", status: "offline" });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await details(id)).toEqual({
      id,
      name: "Plain",
      avatar: "",
      status: "offline",
      application: { client_id: "application-a" },
      max_chats_count: 6,
      groups: [{ id: 0, priority: "normal" }],
    });
  });

  it("keeps every text as it was given", async () => {
    const name = ` \u0000 "quotes" \\ 🍕 \ud800 ${"x".repeat(200)} `;
    const filters = {
      chat_properties: {
        constructor: { "queue.enabled": { values: ["\u0000", "toString"] } },
        hasOwnProperty: {},
      },
    };
    const webhooks = {
      url: "http://a.example/?q=ü",
      secret_key: " \u0000s",
      actions: [{ name: "incoming_event", filters }],
    };
    const { bot_agent_id: id } = await client.call("create_bot_agent", { name, status: "offline", webhooks });
    expect(await details(id)).toMatchObject({ name, webhooks });
    const { bot_agents } = await client.call("get_bot_agents", {});
    expect(bot_agents.find((bot) => bot.id === id)).toEqual({ id, name, avatar: "", status: "offline" });
  });
});

describe("an update", () => {
  const bot = {
    name: "Before",
    avatar: "cdn.example/a.png",
    status: "accepting chats",
    max_chats_count: 3,
    groups: [
      { id: 0, priority: "last" },
      { id: 7, priority: "first" },
    ],
    webhooks: { url: "http://a.example/", secret_key: "s", actions: [{ name: "thread_closed" }] },
  };
  const changes = [
    { name: "After" },
    { avatar: "" },
    { status: "not accepting chats" },
    { max_chats_count: 0 },
    { groups: [{ id: 2, priority: "normal" }] },
    { groups: [] },
    { webhooks: { url: "https://b.example/", secret_key: "t", actions: [] } },
  ];

  it.each(changes)("of %j leaves everything else alone", async (change) => {
    const { bot_agent_id: id } = await client.call("create_bot_agent", bot);
    expect(await client.call("update_bot_agent", { id, ...change })).toEqual({});
    const application = { client_id: "application-a" };
    expect(await details(id)).toEqual({ id, application, ...bot, ...change });
  });

  it("of nothing, or of nulls, changes nothing", async () => {
    const { bot_agent_id: id } = await client.call("create_bot_agent", bot);
    await client.call("update_bot_agent", { id });
    await client.call("update_bot_agent", { id, name: null, groups: null, webhooks: null, unknown: 1 });
    expect(await details(id)).toMatchObject(bot);
  });

  it("never loses what another one wrote at the same moment", async () => {
    const { bot_agent_id: id } = await client.call("create_bot_agent", bot);
    for (let round = 0; round < 5; round++) {
      const change = {
        name: `Name ${round}`,
        avatar: `cdn.example/${round}.png`,
        max_chats_count: round,
        groups: [{ id: round, priority: "normal" }],
        webhooks: { url: `http://a.example/${round}`, secret_key: "s", actions: [] },
      };
      const parts = Object.entries(change).map(([key, value]) => ({ id, [key]: value }));
      await Promise.all(parts.map((part) => client.call("update_bot_agent", part)));
      expect(await details(id)).toMatchObject(change);
    }
  });
});

describe("the list", () => {
  it("is in the order of creation and holds four fields a bot", async () => {
    const fresh = await startTestPlatform();
    const mine = testClient(fresh.apiUrl, (await fresh.tokenFor()).access_token);
    const theirs = testClient(
      fresh.apiUrl,
      (await fresh.tokenFor({ clientId: "application-b" })).access_token,
    );
    const ids: string[] = [];
    for (let index = 0; index < 6; index++) {
      const owner = index % 2 === 0 ? mine : theirs;
      const { bot_agent_id } = await owner.call("create_bot_agent", {
        name: `Bot ${index}`,
        status: "offline",
      });
      ids.push(bot_agent_id);
    }
    await mine.call("update_bot_agent", { id: ids[0], name: "Bot zero" });
    const all = await mine.call("get_bot_agents", { all: true });
    expect(all.bot_agents.map(({ id }) => id)).toEqual(ids);
    expect(all.bot_agents[0]).toEqual({ id: ids[0], name: "Bot zero", avatar: "", status: "offline" });
    const own = await mine.call("get_bot_agents", { all: false });
    expect(own.bot_agents.map(({ id }) => id)).toEqual([ids[0], ids[2], ids[4]]);
    await fresh.close();
  });
});

describe("a logged-in bot", () => {
  async function statusAfter(
    revoke: (tokens: { access_token: string; refresh_token: string }) => Promise<void>,
  ) {
    const tokens = await platform.tokenFor();
    const creator = testClient(platform.apiUrl, tokens.access_token);
    const { bot_agent_id } = await creator.call("create_bot_agent", {
      name: "Bound",
      status: "accepting chats",
    });
    await revoke(tokens);
    return (await details(bot_agent_id)).status;
  }

  it("goes offline when either token of its grant is revoked", async () => {
    expect(await statusAfter((tokens) => platform.revoke(tokens.access_token))).toBe("offline");
    expect(await statusAfter((tokens) => platform.revoke(tokens.refresh_token))).toBe("offline");
  });

  it("stays when another grant of the same user is revoked, or its token only expires", async () => {
    const other = async () => platform.revoke((await platform.tokenFor()).access_token);
    expect(await statusAfter(other)).toBe("accepting chats");
    const expire = async ({ access_token }: { access_token: string }) => {
      platform.clock.advance(24 * 3600 * 1000);
      const expired = testClient(platform.apiUrl, access_token);
      expect(await expired.refusal("get_bot_agents", {})).toMatchObject({ status: 401 });
      client = testClient(platform.apiUrl, (await platform.tokenFor()).access_token);
    };
    expect(await statusAfter(expire)).toBe("accepting chats");
  });

  it("is bound to the grant that last wrote it", async () => {
    const [first, second] = [await platform.tokenFor(), await platform.tokenFor()];
    const [creator, updater] = [first, second].map((tokens) =>
      testClient(platform.apiUrl, tokens.access_token),
    );
    const ids = await Promise.all(
      ["handed over", "switched off"].map(async (name) => {
        const created = await creator?.call("create_bot_agent", { name, status: "not accepting chats" });
        return created?.bot_agent_id ?? "";
      }),
    );
    const [handedOver = "", switchedOff = ""] = ids;
    await updater?.call("update_bot_agent", { id: handedOver, name: "mine now" });
    await updater?.call("update_bot_agent", { id: switchedOff, status: "offline" });
    await creator?.call("update_bot_agent", { id: switchedOff, name: "still off" });
    await platform.revoke(first.access_token);
    expect(await details(handedOver)).toMatchObject({ status: "not accepting chats", name: "mine now" });
    expect(await details(switchedOff)).toMatchObject({ status: "offline" });
    await platform.revoke(second.refresh_token);
    expect(await details(handedOver)).toMatchObject({ status: "offline" });
  });

  it("is never left behind by a revocation at the same moment", async () => {
    for (let round = 0; round < 8; round++) {
      const { access_token } = await platform.tokenFor();
      const doomed = testClient(platform.apiUrl, access_token);
      const { bot_agent_id: id } = await doomed.call("create_bot_agent", {
        name: "Racer",
        status: "offline",
      });
      const updates = [1, 2, 3].map(() => doomed.send("update_bot_agent", { id, status: "accepting chats" }));
      const creation = doomed.send("create_bot_agent", { name: "Racer", status: "accepting chats" });
      const answers = await Promise.all([...updates, creation, platform.revoke(access_token)]);
      for (const answer of answers) if (answer !== undefined) expect([200, 401]).toContain(answer.status);
    }
    const { bot_agents } = await client.call("get_bot_agents", {});
    const racers = bot_agents.filter((bot) => bot.name === "Racer");
    expect(racers.filter((bot) => bot.status !== "offline")).toEqual([]);
  });
});
