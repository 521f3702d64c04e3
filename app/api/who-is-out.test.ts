import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { createCutApi } from "@/server/testing/cut-api";
import { cookieFor, type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { routeTable } from "./testing/route-table";

/*
 * Calls every route of the API without access: signed out, revoked, removed, without rights, from another license. A route
 * without a rule fails. Sessions get an outdated check of their rights, which a route must not trust.
 */

type Rule = {
  /** Status for a person without any rights left: 403 where the route needs one. */
  demoted: number | readonly number[];
  /** Status for a colleague with all rights, and for an administrator of another license, both asking for the same ids. */
  colleague: number;
  stranger: number;
  body?: object | (() => object);
  query?: string;
};
const reads = (demoted: Rule["demoted"], colleague = 200, stranger = colleague): Rule => ({
  demoted,
  colleague,
  stranger,
});
const push = { action: "thread_closed", push: "{}", context: "{}" };
const oneCase = { ...push, name: "Another", expected: "would_send" };
const hook = { url: "https://a.example/", action: "thread_closed" };

/** Rules in the order of the requests: deletions come last, since the other requests need the deleted objects. */
const RULES: Record<string, Rule> = {
  "GET /api/session": reads(200),
  "GET /api/groups": reads(200),
  "PATCH /api/groups/[id]": { ...reads(403), body: { name: "Another" } },
  "GET /api/bots": reads(403),
  "POST /api/bots": { ...reads(403), body: { bot: { name: "Another", status: "offline" } } },
  "GET /api/bots/[id]": reads(403, 200, 404),
  "PATCH /api/bots/[id]": { ...reads(403, 200, 404), body: { bot: { name: "Another" } } },
  "POST /api/bots/[id]/bulk": { ...reads(403, 400), body: {} },
  "POST /api/bots/[id]/secret": reads(403, 200, 404),
  "GET /api/cases/[kind]/[id]": reads(403),
  "POST /api/cases/[kind]/[id]": { ...reads(403), body: { cases: [oneCase] } },
  "DELETE /api/cases/[kind]/[id]/[caseId]": reads(403),
  "GET /api/changes": reads(403),
  "GET /api/changes/export": { ...reads(403), query: "?format=jsonl" },
  "GET /api/changes/[id]/take-back": reads(404, 200, 404),
  "POST /api/changes/[id]/take-back": { ...reads(404, 200, 404), body: {} },
  "POST /api/playground": { ...reads(403), body: push },
  "GET /api/playground/[id]": reads(200, 200, 404),
  "POST /api/changes/look-up": reads(403),
  "GET /api/replacements": reads(403),
  "POST /api/replacements/[id]/resume": reads(403, 200, 404),
  "POST /api/replacements/[id]/roll-back": reads(403, 200, 404),
  "POST /api/replacements": reads(403),
  "POST /api/routing": { ...reads(403, 400), body: {} },
  "GET /api/routing/[ids]": reads(403),
  "GET /api/webhooks": reads(403),
  "POST /api/webhooks": {
    ...reads(403),
    body: { webhook: { ...hook, secret: { kind: "value", value: "s" } } },
  },
  "POST /api/webhooks/[id]/secret": reads(403, 200, 404),
  "POST /api/webhooks/[id]/test": { ...reads(403, 400), body: {} },
  "GET /api/webhooks/[id]/replace": reads(403),
  "POST /api/webhooks/[id]/replace": { ...reads(403, 400), body: {} },
  "POST /api/transfer/export": { ...reads(403), body: { others: false } },
  "POST /api/transfer/plan": { ...reads(403), body: { text: "switchboard: 1\n" } },
  // A base comes from the browser, packed; it contains no data of the server.
  "POST /api/transfer/drift": { ...reads(403, 400), body: { base: "x" } },
  "POST /api/transfer/item": { ...reads(403, 200, 400), body: () => ({ ticket: ids.ticket }) },
  "GET /api/sign-out": reads(200),
  "DELETE /api/webhooks/[id]": reads(403, 200, 404),
  "DELETE /api/bots/[id]": reads(403, 200, 404),
};
/** Routes open to everyone, which reveal nothing about anyone; server/http tests the routes of next-auth. */
const OPEN = new Set([
  "GET /api/health",
  "GET /api/health/live",
  "GET /api/health/ready",
  // METRICS_TOKEN guards this one (server/metrics).
  "GET /api/metrics",
  "POST /api/csp-reports",
  "GET /api/auth/[...nextauth]",
  "POST /api/auth/[...nextauth]",
]);
/** Signing out is never refused, not even while the person's rights cannot be checked. */
const LEAVES = "POST /api/sign-out";

const table = await routeTable(join(process.cwd(), "app/api"));
let platform: Awaited<ReturnType<typeof preparePlatform>>;
const ids: Record<string, string> = {};

const users = ["admin", "revoked", "demoted", "removed"].map((name) => ({
  email: `${name}@one.example`,
  administrator: true,
}));

/** Id in the path of a route: that of the "Hidden …" object made for it. */
function idIn(what: string): string | undefined {
  if (what.includes("groups")) return "7";
  if (what.includes("playground")) return ids.question;
  if (what.includes("changes")) return ids.entry;
  if (what.includes("replacements")) return ids.replacement;
  return what.includes("webhooks") ? ids.webhook : ids.bot;
}

async function ask(what: string, by: Browser | undefined) {
  const handler = table.get(what);
  if (handler === undefined) throw new Error(`no route ${what}`);
  const [method = ""] = what.split(" ");
  const { body, query } = RULES[what] ?? {};
  const params = { id: idIn(what) ?? "", ids: ids.bot ?? "", kind: "bot", caseId: ids.case ?? "" };
  return visit(handler, by, { method, params, query, body: typeof body === "function" ? body() : body });
}

/** Moves the last check of a session's rights into the past: a minute, unless `ms` says otherwise. */
async function age({ sid }: Browser, ms = 60_001): Promise<Browser> {
  await (await database())
    .updateTable("oauth_sessions")
    .set({ checked_at: Date.now() - ms })
    .where("sid", "=", sid)
    .execute();
  return { sid, token: "", cookie: await cookieFor(sid) };
}

/** Copies a session with its grant: the accounts server keeps too few grants of a person for a sign-in each time. */
async function another({ sid, token }: Browser): Promise<Browser> {
  const sessions = await database();
  const session = await sessions
    .selectFrom("oauth_sessions")
    .selectAll()
    .where("sid", "=", sid)
    .executeTakeFirstOrThrow();
  const copy = { ...session, sid: randomUUID() };
  await sessions.insertInto("oauth_sessions").values(copy).execute();
  return { sid: copy.sid, token, cookie: await cookieFor(copy.sid) };
}

async function signedIn(name: string): Promise<Browser> {
  return signIn(platform, { email: `${name}@one.example` });
}

beforeAll(async () => {
  const licenses = [
    { id: 1, users },
    { id: 2, users: [{ email: "admin@two.example", administrator: true }] },
  ];
  const cuts = createCutApi();
  platform = await preparePlatform(cuts.start, { licenses });
  const admin = await signedIn("admin");
  const make = async (what: string, body: object, params: Record<string, string> = {}) => {
    const handler = table.get(what);
    if (handler === undefined) throw new Error(what);
    const [method = ""] = what.split(" ");
    const { status, json, text } = await visit(handler, admin, { method, body, params });
    expect(status, `${what}: ${text}`).toBe(200);
    return json as { id: string; webhook_id: string; items: { ticket: string }[] };
  };
  const secret = { kind: "value", value: "hidden secret" };
  const webhook = { ...hook, description: "Hidden webhook", secret };
  const webhooks = { url: "https://a.example/", secret, actions: [{ name: "incoming_event" }] };
  ids.bot = (await make("POST /api/bots", { bot: { name: "Hidden bot", status: "offline", webhooks } })).id;
  ids.webhook = (await make("POST /api/webhooks", { webhook })).webhook_id;
  ids.question = (await make("POST /api/playground", { ...push, push: '{"text":"Hidden question"}' })).id;
  await make("PATCH /api/groups/[id]", { name: "Hidden group" }, { id: "7" });
  const named = { ...oneCase, name: "Hidden case" };
  await make("POST /api/cases/[kind]/[id]", { cases: [named] }, { kind: "bot", id: ids.bot });
  const { id: other } = await make("POST /api/bots", { bot: { name: "Hidden too", status: "offline" } });
  const db = await database();
  const entries = db.selectFrom("changes").select("id").where("object_id", "=", other);
  ids.entry = (await entries.executeTakeFirstOrThrow()).id;
  ids.case = (await db.selectFrom("filter_cases").select("id").executeTakeFirstOrThrow()).id;
  const text = "switchboard: 1\nbots:\n  - name: Hidden in a file\n    status: offline\n";
  ids.ticket = (await make("POST /api/transfer/plan", { text })).items[0]?.ticket ?? "";
  // A replacement that stops before it unregisters the old webhook.
  const before = (await make("POST /api/webhooks", { webhook: { ...webhook, url: "https://b.example/" } }))
    .webhook_id;
  cuts.cut({ method: "unregister_webhook", when: "before", times: 9 });
  const change = { webhook: { ...hook, description: "Hidden change", secret: { kind: "keep" } } };
  ids.replacement = (await make("POST /api/webhooks/[id]/replace", change, { id: before })).id;
  cuts.cut({ method: "none", when: "before" });
});

beforeEach(() => void vi.spyOn(process.stdout, "write").mockReturnValue(true));

it("every route has a rule", () => {
  expect([...table.keys()].filter((what) => !OPEN.has(what) && what !== LEAVES).toSorted()).toEqual(
    Object.keys(RULES).toSorted(),
  );
});

it("nothing in app finds a session by itself: defineRoute and prefetch do, which check it", () => {
  const sources = readdirSync(join(process.cwd(), "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|testing\//.test(file))
    .filter((file) =>
      /auth\/(session-rows|rights)"/.test(readFileSync(join(process.cwd(), "app", file), "utf8")),
    );
  expect(sources).toEqual([]);
});

describe("nothing is answered, and nothing done, but for whoever may", () => {
  it("nobody", async () => {
    for (const what of Object.keys(RULES)) expect((await ask(what, undefined)).status, what).toBe(401);
  });

  it.each(["revoked", "removed"])(
    "a person who was %s elsewhere, at the first request after a minute",
    async (how) => {
      const browser = await signedIn(how);
      if (how === "removed") await platform.remove("removed@one.example");
      else await platform.revoke(browser.token);
      for (const what of Object.keys(RULES)) {
        const { status, json } = await ask(what, await age(await another(browser)));
        expect(status, what).toBe(401);
        expect(json, what).toMatchObject({ error: { code: "authentication" } });
      }
    },
  );

  it("a person whose rights were taken away", async () => {
    const browser = await signedIn("demoted");
    await platform.demote("demoted@one.example");
    for (const what of Object.keys(RULES)) {
      const { status } = await ask(what, await age(await another(browser)));
      expect([RULES[what]?.demoted].flat(), what).toContain(status);
    }
  });

  it("somebody while nobody can say what they may do, who stays signed in", async () => {
    const { ACCOUNTS_URL } = environment();
    const browser = await signedIn("admin");
    environment().ACCOUNTS_URL = "http://127.0.0.1:9";
    for (const what of Object.keys(RULES)) {
      const { status, headers, json } = await ask(what, await age(browser, 11 * 60_000));
      expect(status, what).toBe(503);
      expect(Number(headers.get("retry-after")), what).toBeGreaterThan(0);
      expect(json, what).toMatchObject({ error: { code: "upstream_unavailable", changed: "no" } });
    }
    await age(browser);
    expect((await ask("GET /api/groups", browser)).status, "within the grace").toBe(200);
    environment().ACCOUNTS_URL = ACCOUNTS_URL;
    await age(browser);
    expect((await ask("GET /api/groups", browser)).status).toBe(200);
  });

  it("another license", async () => {
    const stranger = await signIn(platform, { email: "admin@two.example" });
    for (const [what, rule] of Object.entries(RULES)) {
      const { status, text } = await ask(what, await age(stranger));
      expect(status, `${what}: ${text}`).toBe(rule.stranger);
      expect(text, what).not.toContain("idden");
    }
  });
});

it("a colleague finds everything that was there", async () => {
  const admin = await signedIn("admin");
  for (const [what, rule] of Object.entries(RULES)) {
    const { status, text } = await ask(what, await age(admin));
    expect(status, `${what}: ${text}`).toBe(rule.colleague);
  }
});

it("the accounts server is asked once a minute for a session, however much it asks for", async () => {
  const admin = await signedIn("admin");
  const groups = () => ask("GET /api/groups", admin);
  await age(admin);
  const { checked_at: before } = await row(admin);
  expect((await Promise.all(Array.from({ length: 20 }, groups))).map(({ status }) => status)).toEqual(
    Array.from({ length: 20 }, () => 200),
  );
  const { checked_at: after } = await row(admin);
  expect(after).toBeGreaterThan(before ?? 0);
  await groups();
  expect((await row(admin)).checked_at).toBe(after);
});

async function row({ sid }: Browser) {
  return (await database())
    .selectFrom("oauth_sessions")
    .select(["checked_at", "scopes"])
    .where("sid", "=", sid)
    .executeTakeFirstOrThrow();
}

it("everybody may sign out, whoever they were", async () => {
  const handler = table.get(LEAVES);
  const browser = await age(await signedIn("admin"), 11 * 60_000);
  const { ACCOUNTS_URL } = environment();
  environment().ACCOUNTS_URL = "http://127.0.0.1:9";
  const left = handler && (await visit(handler, browser, { method: "POST", body: { revoke: false } }));
  environment().ACCOUNTS_URL = ACCOUNTS_URL;
  expect(left?.status).toBe(200);
  expect((await ask("GET /api/session", browser)).status).toBe(401);
});
