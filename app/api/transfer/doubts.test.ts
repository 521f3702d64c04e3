import { beforeAll, describe, expect, it } from "vitest";
import { prepareLicenses } from "./testing/licenses";

const HOOK = { url: "https://a.example/hook?token=t0p-token", action: "thread_closed" };
const LOGIN = "https://hookuser:Sup3rPassw0rd@a.example/hook";
const BOT = { name: "Night", status: "accepting chats", groups: [{ id: 3, priority: "last" }] };

let emptyLicense: Awaited<ReturnType<typeof prepareLicenses>>;
beforeAll(async () => {
  emptyLicense = await prepareLicenses();
}, 120_000);

describe("a plan of a file", { timeout: 120_000 }, () => {
  it("says all that is created and lost, what is likely not meant, and no token", async () => {
    const { client, planned, exported } = await emptyLicense().as();
    await client.call("create_bot_agent", BOT);
    const filters = { chat_properties: { rating: { score: { values: ["1"] } } } };
    const secret = { value: "a-secret-of-the-file" };
    const reply = await planned({ bots: [], webhooks: [{ ...HOOK, filters, secret }] });
    expect(reply.items).toMatchObject([
      {
        kind: "create",
        settings: [
          { field: "url", value: "https://a.example/hook?token=***" },
          { field: "action", value: "thread_closed" },
          { field: "filters", value: expect.stringContaining("rating") },
          { field: "secret", value: "from the file" },
        ],
      },
      { kind: "only_here", settings: expect.arrayContaining([{ field: "group 3", value: "last" }]) },
    ]);
    expect(reply.doubts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          line: expect.any(Number),
          message: expect.stringMatching(/^webhook thread_closed to \S+: "1" is text/),
        }),
      ]),
    );
    expect(JSON.stringify([reply.items.map(({ ticket: _, ...item }) => item), reply.doubts])).not.toMatch(
      /t0p-token|a-secret-of/,
    );
    expect((await exported()).privacy).toBeUndefined();
    await client.call("register_webhook", { ...HOOK, secret_key: "a-secret-of-the-license" });
    expect(await exported()).toMatchObject({
      text: expect.stringContaining(HOOK.url),
      privacy: expect.stringContaining("Keep the file private"),
    });
  });

  it("refuses a login in an address, with its line and without saying it", async () => {
    const { plan } = await emptyLicense().as();
    const text = `switchboard: 1\nwebhooks:\n  - url: ${LOGIN}\n    action: thread_closed\n`;
    const reply = await plan(text);
    expect(reply).toMatchObject({
      kind: "problems",
      problems: [{ line: 3, message: expect.stringMatching(/must not hold a user name or password/) }],
    });
    expect(JSON.stringify(reply)).not.toContain("Sup3rPassw0rd");
  });
});
