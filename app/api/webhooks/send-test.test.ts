import type { ServerResponse } from "node:http";
import { beforeAll, describe, expect, it } from "vitest";
import { sendTestResultSchema } from "@/lib/webhooks/test-delivery";
import { MASKED_SECRET, TESTS_PER_MINUTE } from "@/lib/webhooks/test-limits";
import { database } from "@/server/database/database";
import { answer, type Arrived, startHttpServer } from "@/server/testing/http-server";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { POST as SEND } from "./[id]/test/route";
import { POST as REGISTER } from "./route";

const SECRET = "hush/hush-test-secret";
const FILTERS = { chat_properties: { source: { type: { values: ["facebook"] } } } };
const PUSH = { chat_id: "c1", thread_id: "t1", user_id: "u1" };
const FACEBOOK = { chat: { source: { type: { value: "facebook" } } } };
const TWITTER = { chat: { source: { type: { value: "twitter" } } } };

let platform: Awaited<ReturnType<typeof preparePlatform>>;

beforeAll(async () => {
  platform = await preparePlatform();
});

/** Signs in for one test, with an empty count: the limit counts trial deliveries by person. */
async function someone(): Promise<Browser> {
  const browser = await signIn(platform);
  const store = await database();
  await store.deleteFrom("test_deliveries").execute();
  await store.deleteFrom("allowances").execute();
  return browser;
}

async function register(by: Browser, url: string, filters?: object): Promise<string> {
  const webhook = { url, action: "thread_closed", filters, secret: { kind: "value", value: SECRET } };
  const { json } = await visit(REGISTER, by, { method: "POST", body: { webhook } });
  return (json as { webhook_id: string }).webhook_id;
}

const send = (by: Browser, id: string, body: object) =>
  visit(SEND, by, { method: "POST", params: { id }, body });

const receiver = (handler: (request: Arrived, response: ServerResponse) => void) => startHttpServer(handler);

async function records() {
  return (await database()).selectFrom("test_deliveries").selectAll().execute();
}

describe("a test with a whole body in place of its push", () => {
  const whole = { webhook_id: "other", secret_key: "pasted-secret", action: "thread_closed", data: PUSH };

  it("sends the push alone, judged by what the body says beside it", async () => {
    const by = await someone();
    const { url, requests } = await receiver((_, response) => answer(response, 200, {}));
    const id = await register(by, `${url}/hook`, FILTERS);
    const push = { ...whole, additional_data: { chat_properties: FACEBOOK.chat } };
    expect((await send(by, id, { push })).json).toMatchObject({ sent: true, verdict: "would_send" });
    expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject({ webhook_id: id, data: PUSH });
    expect(requests[0]?.body).not.toContain("pasted-secret");
  });

  it("is refused when that was sent for another action", async () => {
    const by = await someone();
    const { url, requests } = await receiver((_, response) => answer(response, 200, {}));
    const id = await register(by, `${url}/hook`);
    const refused = await send(by, id, { push: { ...whole, action: "incoming_event" }, anyway: true });
    expect(refused.status).toBe(400);
    expect(requests).toEqual([]);
  });
});

describe("a test", () => {
  it("is the exact envelope with the stored secret, and its answer is shown", async () => {
    const by = await someone();
    const { url, requests } = await receiver((_, response) => answer(response, 202, { ok: true }));
    const id = await register(by, `${url}/hook`, FILTERS);
    const { status, json, text } = await send(by, id, {
      action: "thread_closed",
      push: PUSH,
      context: FACEBOOK,
    });
    expect(status).toBe(200);
    expect(sendTestResultSchema.parse(json)).toMatchObject({
      sent: true,
      verdict: "would_send",
      result: { kind: "answered", status: 202, body: '{"ok":true}', masked: false, end: "complete" },
    });
    expect(text).not.toContain(SECRET);
    const [request, ...more] = requests;
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      method: "POST",
      url: "/hook",
      headers: { "content-type": "application/json" },
    });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      webhook_id: id,
      secret_key: SECRET,
      action: "thread_closed",
      data: PUSH,
    });
    const [record] = await records();
    expect(request?.headers["x-switchboard-test"]).toBe(record?.id);
  });

  it.each([
    ["would_not_send", TWITTER],
    ["cannot_tell", undefined],
  ])("that %s is not sent, and says why, unless it is wanted anyway", async (verdict, context) => {
    const by = await someone();
    const { url, requests } = await receiver((_, response) => answer(response, 200, {}));
    const id = await register(by, url, FILTERS);
    const { json } = await send(by, id, { push: PUSH, context });
    expect(json).toMatchObject({
      sent: false,
      verdict,
      explanation: [{ condition: "the chat's source type is facebook" }],
    });
    expect(requests).toEqual([]);
    expect(await records()).toEqual([]);
    expect((await send(by, id, { push: PUSH, context, anyway: true })).json).toMatchObject({
      sent: true,
      verdict,
    });
    expect(requests).toHaveLength(1);
  });

  it("never brings the secret to the browser, not even from a receiver that sends it back", async () => {
    const by = await someone();
    const { url } = await receiver(({ body }, response) => {
      response.writeHead(200, {
        "x-secret": SECRET,
        "x-base64": Buffer.from(body).toString("base64"),
        location: `/?s=${encodeURIComponent(SECRET)}`,
      });
      response.end(`${body} ${JSON.stringify({ body })} ${Buffer.from(body).toString("base64")}`);
    });
    const { json, text } = await send(by, await register(by, url), { push: PUSH });
    expect(json).toMatchObject({ sent: true, result: { masked: true } });
    expect(text).toContain(MASKED_SECRET);
    const spellings = [
      SECRET,
      encodeURIComponent(SECRET),
      "hush\\/hush",
      Buffer.from(SECRET).toString("hex"),
    ];
    for (const spelling of spellings) expect(text).not.toContain(spelling);
    const { headers, body } = (json as { result: { headers: [string, string][]; body: string } }).result;
    for (const base64 of [headers.find(([name]) => name === "x-base64")?.[1], body.split(" ").at(-1)]) {
      expect(base64).toContain(MASKED_SECRET);
      for (const part of (base64 ?? "").split(MASKED_SECRET)) {
        expect(Buffer.from(part, "base64").toString()).not.toContain("hush");
      }
    }
  });

  it("is recorded without secret or body, whatever came of it", async () => {
    const by = await someone();
    const { url } = await receiver((_, response) => answer(response, 500, {}));
    const answered = await register(by, `${url}/x`);
    const refused = await register(by, "http://192.168.0.1:8080/");
    const failed = await register(by, "http://127.0.0.1:1/");
    for (const id of [answered, refused, failed]) await send(by, id, { push: PUSH });
    const rows = await records();
    const email = "admin@one.example";
    expect(rows).toMatchObject([
      {
        email,
        webhook_id: answered,
        host: new URL(url).host,
        verdict: "would_send",
        outcome: "answered",
        status: 500,
      },
      { email, webhook_id: refused, host: "192.168.0.1:8080", outcome: "refused", status: null },
      { email, webhook_id: failed, host: "127.0.0.1:1", outcome: "failed", status: null },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${SECRET}|chat_id`));
  });

  it("says which address is refused and why", async () => {
    const by = await someone();
    const { json } = await send(by, await register(by, "http://169.254.169.254/"), { push: PUSH });
    expect(json).toMatchObject({
      result: { kind: "refused", reason: expect.stringContaining("169.254.169.254") },
    });
  });

  it("is refused after so many in a minute, however many come at once", async () => {
    const by = await someone();
    const { url, requests } = await receiver((_, response) => answer(response, 200, {}));
    const id = await register(by, url);
    const answers = await Promise.all(
      Array.from({ length: TESTS_PER_MINUTE + 5 }, () => send(by, id, { push: PUSH })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(refused[0]?.json).toMatchObject({ error: { code: "too_many_requests", changed: "no" } });
    expect(requests).toHaveLength(answers.length - refused.length);
    expect(requests.length).toBeLessThanOrEqual(TESTS_PER_MINUTE);
  });

  it("of a webhook that is gone, of another action, or of no push at all is refused", async () => {
    const by = await someone();
    const id = await register(by, "http://127.0.0.1:1/");
    expect((await send(by, "nosuchwebhook", { push: PUSH })).status).toBe(404);
    expect((await send(by, id, { push: PUSH, action: "incoming_event" })).status).toBe(400);
    expect((await send(by, id, { push: [1] })).status).toBe(400);
    expect((await send(by, id, {})).status).toBe(400);
    expect(
      (await visit(SEND, undefined, { method: "POST", params: { id }, body: { push: PUSH } })).status,
    ).toBe(401);
    const blind = await signIn(platform, { scopes: ["agents-bot--my:read"] });
    expect((await send(blind, id, { push: PUSH })).status).toBe(403);
    expect(await records()).toEqual([]);
  });
});
