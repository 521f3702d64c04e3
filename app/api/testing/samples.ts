import { join } from "node:path";
import { type TestClient, testClient } from "@/platform/testing/client";
import type { TestPlatform } from "@/platform/testing/start-test-platform";
import { findSession } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import type { createFaultyApi } from "@/server/testing/faulty-api";
import { type Browser, signIn, visit } from "@/server/testing/signed-in";
import { closeTicket } from "@/server/transfer/ticket";
import { routeTable } from "./route-table";

/** Request that its route accepts and carries out. */
export type Sample = {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  /** Session that sends the request, if not the license's admin. */
  by?: Browser;
};

/** License in which samples are made. */
export type License = {
  platform: TestPlatform;
  client: TestClient;
  admin: Browser;
  api: ReturnType<typeof createFaultyApi>;
};

/** Opens the first license of a platform; `api` is the faulty API between the dashboard and that platform. */
export async function openLicense(platform: TestPlatform, api: License["api"]): Promise<License> {
  const admin = await signIn(platform);
  return { platform, client: testClient(platform.apiUrl, admin.token), admin, api };
}

const table = await routeTable(join(process.cwd(), "app/api"));
/** Routes without defineRoute: open to everybody, and without calls to the Configuration API. */
const OPEN = /^\w+ \/api\/(auth|health|metrics|csp-reports)(\/|$)/;
export const operations = [...table.keys()].filter((what) => !OPEN.test(what));
export const handlers: ReadonlyMap<string, Parameters<typeof visit>[0]> = table;

export async function ask(what: string, { params, query, body, by }: Sample, admin: Browser) {
  const handler = table.get(what);
  if (handler === undefined) throw new Error(`no route ${what}`);
  const [method = ""] = what.split(" ");
  return visit(handler, by ?? admin, { method, params, query, body });
}

async function done<T>(what: string, sample: Sample, admin: Browser): Promise<T> {
  const { status, json, text } = await ask(what, sample, admin);
  if (status !== 200) throw new Error(`${what}: ${status} ${text}`);
  return json as T;
}

const URL_OF_HOOKS = "http://127.0.0.1:9/";
const hook = { url: URL_OF_HOOKS, action: "thread_closed", description: "Sample" };
const push = { action: "thread_closed", push: "{}", context: "{}" };
const aCase = { ...push, name: "Sample", expected: "would_send" };
const keep = { kind: "keep" };

async function bot({ client }: License): Promise<string> {
  const wire = {
    name: "Sample",
    status: "offline",
    max_chats_count: 6,
    groups: [{ id: 1, priority: "normal" }],
  };
  return (await client.call("create_bot_agent", wire)).bot_agent_id;
}
const webhook = async ({ client }: License) =>
  (await client.call("register_webhook", { ...hook, secret_key: "hush-hush" })).webhook_id;
const ofBot = async (license: License): Promise<Sample> => ({ params: { id: await bot(license) } });
const ofWebhook = async (license: License): Promise<Sample> => ({ params: { id: await webhook(license) } });
const sending = (make: (license: License) => Promise<Sample>, body: unknown) => async (license: License) => ({
  ...(await make(license)),
  body,
});
const replaced = (strategy: string) => ({
  webhook: { ...hook, description: "Replaced", secret: keep },
  strategy,
});

/** An entry of the journal that can be taken back. */
async function ofEntry(license: License): Promise<Sample> {
  const sample = await ofBot(license);
  await done("PATCH /api/bots/[id]", { ...sample, body: { bot: { name: "Changed" } } }, license.admin);
  const row = await (await database())
    .selectFrom("changes")
    .select("id")
    .where("object_id", "=", sample.params?.id ?? "")
    .executeTakeFirstOrThrow();
  return { params: { id: row.id } };
}

/** Longer than any wait of a replacement, in milliseconds. */
const MUCH_LATER_MS = 600_000;

/** A replacement interrupted by a lost answer, with its times moved back so that it can be continued at once. */
async function ofReplacement(license: License): Promise<Sample> {
  const sample = { ...(await ofWebhook(license)), body: replaced("overlap") };
  const { id } = await license.api.whileAtFault("reset", "a write, undone", () =>
    done<{ id: string }>("POST /api/webhooks/[id]/replace", sample, license.admin),
  );
  const rows = (await database()).updateTable("replacements").where("id", "=", id);
  const { plan } = await rows
    .set({ look_at: null, again_at: null })
    .returning("plan")
    .executeTakeFirstOrThrow();
  const earlier = plan.replaceAll(/\b\d{13}\b/g, (moment) => String(Number(moment) - MUCH_LATER_MS));
  await rows.set({ plan: earlier }).execute();
  return { params: { id } };
}

async function ofCase(license: License): Promise<Sample> {
  const params = { kind: "bot", id: await bot(license) };
  const { cases } = await done<{ cases: { id: string }[] }>(
    "POST /api/cases/[kind]/[id]",
    { params, body: { cases: [aCase] } },
    license.admin,
  );
  return { params: { ...params, caseId: cases[0]?.id ?? "" } };
}

let files = 0;
/** Ticket to create a bot. Each call names another bot, since applying a ticket leaves an existing bot alone. */
async function ticket({ admin }: License): Promise<Sample> {
  const session = await findSession(admin.sid);
  if (!session) throw new Error("nobody is signed in");
  const entry = { name: `From file ${(files += 1)}`, status: "offline" as const };
  return {
    body: { ticket: await closeTicket(session, { kind: "create", object: "bot", entry, alike: [] }) },
  };
}

async function base({ admin }: License): Promise<Sample> {
  const plan = await done<{ base: string }>("POST /api/transfer/plan", { body: { text: FILE } }, admin);
  return { body: { base: plan.base } };
}
const FILE = "switchboard: 1\n";
const nothing = async (): Promise<Sample> => ({});
const only = (sample: Sample) => async () => sample;

/** Makers of a sample for each route; a route without one fails in faults.test.ts. */
export const SAMPLES: Record<string, (license: License) => Promise<Sample>> = {
  "GET /api/session": nothing,
  "GET /api/groups": nothing,
  "PATCH /api/groups/[id]": only({ params: { id: "7" }, body: { name: "Sales" } }),
  "GET /api/bots": nothing,
  "POST /api/bots": only({ body: { bot: { name: "Made", status: "offline" } } }),
  "GET /api/bots/[id]": ofBot,
  "PATCH /api/bots/[id]": sending(ofBot, {
    bot: { name: "Changed", groups: [{ id: 2, priority: "first" }] },
  }),
  "DELETE /api/bots/[id]": ofBot,
  "POST /api/bots/[id]/bulk": sending(ofBot, { change: { kind: "capacity", capacity: 9 }, from: 6 }),
  "POST /api/bots/[id]/secret": async ({ client }) => {
    const webhooks = { url: URL_OF_HOOKS, secret_key: "hush", actions: [{ name: "incoming_event" }] };
    const { bot_agent_id: id } = await client.call("create_bot_agent", {
      name: "Secret",
      status: "offline",
      webhooks,
    });
    return { params: { id } };
  },
  "GET /api/cases/[kind]/[id]": async (license) => ({ params: { kind: "bot", id: await bot(license) } }),
  "POST /api/cases/[kind]/[id]": async (license) => ({
    params: { kind: "webhook", id: await webhook(license) },
    body: { cases: [aCase] },
  }),
  "DELETE /api/cases/[kind]/[id]/[caseId]": ofCase,
  "GET /api/changes": nothing,
  "GET /api/changes/export": only({ query: "?format=jsonl" }),
  "GET /api/changes/[id]/take-back": ofEntry,
  "POST /api/changes/[id]/take-back": sending(ofEntry, { overwrite: [], partly: false }),
  "POST /api/changes/look-up": nothing,
  "POST /api/playground": only({ body: push }),
  "GET /api/playground/[id]": async ({ admin }) => ({
    params: { id: (await done<{ id: string }>("POST /api/playground", { body: push }, admin)).id },
  }),
  "GET /api/replacements": nothing,
  "POST /api/replacements": nothing,
  "POST /api/replacements/[id]/resume": ofReplacement,
  "POST /api/replacements/[id]/roll-back": ofReplacement,
  "POST /api/routing": async (license) => {
    const id = await bot(license);
    return { body: { bot_id: id, changes: [{ botId: id, groupId: 3, from: null, priority: "last" }] } };
  },
  "GET /api/routing/[ids]": async (license) => ({ params: { ids: await bot(license) } }),
  "GET /api/webhooks": nothing,
  "POST /api/webhooks": only({ body: { webhook: { ...hook, secret: { kind: "value", value: "hush" } } } }),
  "DELETE /api/webhooks/[id]": ofWebhook,
  "POST /api/webhooks/[id]/secret": ofWebhook,
  "POST /api/webhooks/[id]/test": sending(ofWebhook, {
    push: { chat_id: "c", thread_id: "t", user_id: "u" },
  }),
  "GET /api/webhooks/[id]/replace": ofWebhook,
  "POST /api/webhooks/[id]/replace": sending(ofWebhook, replaced("gap")),
  "POST /api/transfer/export": only({ body: { others: false } }),
  "POST /api/transfer/plan": only({ body: { text: FILE } }),
  "POST /api/transfer/drift": base,
  "POST /api/transfer/item": ticket,
  "GET /api/sign-out": nothing,
  "POST /api/sign-out": async ({ platform }) => ({ body: { revoke: false }, by: await signIn(platform) }),
};
