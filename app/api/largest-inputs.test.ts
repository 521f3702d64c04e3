import { beforeAll, describe, expect, it } from "vitest";
import {
  MAX_AVATAR_LENGTH,
  MAX_BODY_BYTES,
  MAX_BOT_ACTIONS,
  MAX_BOT_GROUPS,
  MAX_DESCRIPTION_LENGTH,
  MAX_FILTER_LENGTH,
  MAX_NAME_LENGTH,
  MAX_SECRET_LENGTH,
} from "@/lib/contract/limits";
import { MAX_CASES, MAX_SAMPLE_TEXT } from "@/lib/playground/limits";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { type Browser, clientOf, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { PATCH as UPDATE } from "./bots/[id]/route";
import { POST as CREATE } from "./bots/route";
import { POST as ADD_CASES } from "./cases/[kind]/[id]/route";
import { POST as ASK } from "./playground/route";
import { POST as PLACE } from "./routing/route";
import { GET as SESSION } from "./session/route";
import { POST as REPLACE } from "./webhooks/[id]/replace/route";
import { POST as SEND } from "./webhooks/[id]/test/route";
import { POST as REGISTER } from "./webhooks/route";

type Handler = Parameters<typeof visit>[0];

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;
let other: Browser;
let botId: string;
let webhookId: string;

const hook = { url: "https://a.example/hook", action: "thread_closed" };

beforeAll(async () => {
  platform = await preparePlatform();
  [admin, other] = [await signIn(platform), await signIn(platform, { email: "admin@two.example" })];
  const client = clientOf(platform, admin);
  const bot = { name: "Bot", status: "offline" };
  botId = (await client.call("create_bot_agent", bot)).bot_agent_id;
  webhookId = (await client.call("register_webhook", { ...hook, secret_key: "s" })).webhook_id;
});

const text = (length: number) => "x".repeat(length);
const groups = (count: number) => Array.from({ length: count }, (_, id) => ({ id, priority: "normal" }));
const secret = (length: number) => ({ kind: "value", value: text(length) });
/** A filter whose JSON has `length` characters. */
const filters = (length: number) => {
  const of = (value: string) => ({ chat_properties: { a: { b: { values: [value] } } } });
  return of(text(length - JSON.stringify(of("")).length));
};
const actions = (count: number) => Array.from({ length: count }, () => ({ name: "thread_closed" }));
const webhooks = (count: number) => ({ url: hook.url, secret: secret(1), actions: actions(count) });
const bot = (more: object = {}) => ({ bot: { name: "New", status: "offline", ...more } });
const webhook = (more: object = {}) => ({ webhook: { ...hook, secret: secret(5), ...more } });
const sample = { action: "thread_closed", push: "{}", context: "{}" };
const cases = (count: number, more: object = {}) => ({
  cases: Array.from({ length: count }, () => ({ ...sample, name: "A", expected: "would_send", ...more })),
});
const nested = (depth: number) => `{"bot":{"name":"B"},"more":${"[".repeat(depth)}${"]".repeat(depth)}}`;
const moves = (count: number) => ({
  bot_id: botId,
  changes: groups(count).map(({ id }) => ({ botId, groupId: id + 1, priority: "normal", from: null })),
});

/** Title, route, path parameters, the largest accepted body, a body one step larger, and the path of its issue. */
const INPUTS: [string, Handler, () => Record<string, string>, () => object, () => object, string][] = [
  [
    "name",
    CREATE,
    () => ({}),
    () => bot({ name: text(MAX_NAME_LENGTH) }),
    () => bot({ name: text(MAX_NAME_LENGTH + 1) }),
    "name",
  ],
  [
    "avatar",
    CREATE,
    () => ({}),
    () => bot({ avatar: text(MAX_AVATAR_LENGTH) }),
    () => bot({ avatar: text(MAX_AVATAR_LENGTH + 1) }),
    "avatar",
  ],
  [
    "groups",
    CREATE,
    () => ({}),
    () => bot({ groups: groups(MAX_BOT_GROUPS) }),
    () => bot({ groups: groups(MAX_BOT_GROUPS + 1) }),
    "groups",
  ],
  [
    "actions",
    CREATE,
    () => ({}),
    () => bot({ webhooks: webhooks(MAX_BOT_ACTIONS) }),
    () => bot({ webhooks: webhooks(MAX_BOT_ACTIONS + 1) }),
    "webhooks.actions",
  ],
  [
    "groups",
    UPDATE,
    () => ({ id: botId }),
    () => ({ bot: { groups: groups(MAX_BOT_GROUPS) } }),
    () => ({ bot: { groups: groups(MAX_BOT_GROUPS + 1) } }),
    "groups",
  ],
  [
    "filter",
    REGISTER,
    () => ({}),
    () => webhook({ filters: filters(MAX_FILTER_LENGTH) }),
    () => webhook({ filters: filters(MAX_FILTER_LENGTH + 1) }),
    "filters",
  ],
  [
    "description",
    REGISTER,
    () => ({}),
    () => webhook({ description: text(MAX_DESCRIPTION_LENGTH) }),
    () => webhook({ description: text(MAX_DESCRIPTION_LENGTH + 1) }),
    "description",
  ],
  [
    "secret",
    REGISTER,
    () => ({}),
    () => webhook({ secret: secret(MAX_SECRET_LENGTH) }),
    () => webhook({ secret: secret(MAX_SECRET_LENGTH + 1) }),
    "secret_key",
  ],
  [
    "filter",
    REPLACE,
    () => ({ id: webhookId }),
    () => webhook({ filters: filters(MAX_FILTER_LENGTH) }),
    () => webhook({ filters: filters(MAX_FILTER_LENGTH + 1) }),
    "filters",
  ],
  [
    "changes",
    PLACE,
    () => ({}),
    () => moves(MAX_BOT_GROUPS - 1),
    () => moves(2 * MAX_BOT_GROUPS + 1),
    "changes",
  ],
  [
    "question",
    ASK,
    () => ({}),
    () => ({ ...sample, push: text(MAX_SAMPLE_TEXT) }),
    () => ({ ...sample, push: text(MAX_SAMPLE_TEXT + 1) }),
    "push",
  ],
  [
    "cases",
    ADD_CASES,
    () => ({ kind: "bot", id: "a" }),
    () => cases(MAX_CASES),
    () => cases(MAX_CASES + 1),
    "cases",
  ],
];

/** Whether another person's request is answered before `work` ends. */
async function othersFirst(work: Promise<unknown>): Promise<boolean> {
  let done = false;
  void work.then(() => {
    done = true;
  });
  const { status } = await visit(SESSION, other);
  expect(status).toBe(200);
  return !done;
}

describe("the largest input", () => {
  it.each(INPUTS)(
    "of its kind is taken (%s), and one step more is refused where it is",
    async (_, route, params, most, more, path) => {
      const method = route === UPDATE ? "PATCH" : "POST";
      const refused = await visit(route, admin, { method, params: params(), body: more() });
      expect(refused.json).toMatchObject({
        error: { code: "validation", changed: "no", issues: [{ path }] },
      });
      expect(refused.status).toBe(400);
      const taken = await visit(route, admin, { method, params: params(), body: most() });
      expect(taken.status, taken.text.slice(0, 300)).toBe(200);
    },
  );

  it("is as deep as a filter may be, and deeper is refused before anybody walks it", async () => {
    const update = (body: string) => visit(UPDATE, admin, { method: "PATCH", params: { id: botId }, body });
    expect((await update(nested(99))).status).toBe(200);
    for (const depth of [100, 20_000, 400_000]) {
      const { status, json } = await update(nested(depth));
      expect(status).toBe(400);
      const message = "`more[0][0][0][0]` is nested deeper than 100 levels";
      expect(json).toMatchObject({ error: { message, changed: "no" } });
    }
  });

  it("that a body holds keeps nobody waiting", async () => {
    const unknown = text(MAX_BODY_BYTES - 200);
    const create = visit(CREATE, admin, { method: "POST", body: bot({ unknown }) });
    expect(await othersFirst(create)).toBe(true);
    expect((await create).status).toBe(200);
    const more = await visit(CREATE, admin, { method: "POST", body: bot({ unknown: text(MAX_BODY_BYTES) }) });
    expect(more.status).toBe(413);
  });

  it("of a trial delivery, answered by what reads longest, keeps nobody waiting", async () => {
    const { url } = await startHttpServer((_, response) => answer(response, 200, "\\".repeat(40_000)));
    const slow = { ...webhook({ url, secret: { kind: "value", value: `${"\\".repeat(12)}x` } }) };
    const { json } = await visit(REGISTER, admin, { method: "POST", body: slow });
    const { webhook_id: id } = json as { webhook_id: string };
    const body = { push: { a: text(500_000) } };
    const sent = visit(SEND, admin, { method: "POST", params: { id }, body });
    expect(await othersFirst(sent)).toBe(true);
    expect((await sent).json).toMatchObject({ sent: true, result: { kind: "answered", end: "too_large" } });
  });
});
