import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  latestReplacementSchema,
  replacementListSchema,
  replacementSchema,
} from "@/lib/webhooks/replacement";
import { operationText } from "@/lib/changes/entry";
import { OPERATION_HEADER } from "@/lib/changes/operation-header";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { createCutApi } from "@/server/testing/cut-api";
import { type Browser, clientOf, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET as LATEST, POST as REPLACE } from "../webhooks/[id]/replace/route";
import { POST as RESUME } from "./[id]/resume/route";
import { POST as ROLL_BACK } from "./[id]/roll-back/route";
import { GET as UNFINISHED, POST as FINISH } from "./route";

/* Changing a webhook through the routes. What happens under faults is in server/webhooks/replace/faults.test.ts. */

const WEBHOOK = {
  url: "http://myservice.com/before",
  action: "thread_closed",
  description: "To be changed",
  secret_key: "hush-hush-stored",
  filters: { chat_properties: { source: { type: { values: ["facebook"] } } } },
};
const { secret_key: _, ...FIELDS } = WEBHOOK;
const KEEP = { kind: "keep" };

const cuts = createCutApi();
let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;
let client: ReturnType<typeof clientOf>;
let id: string;

beforeAll(async () => {
  platform = await preparePlatform(cuts.start);
  admin = await signIn(platform);
  client = clientOf(platform, admin);
});

beforeEach(async () => {
  await (await database()).deleteFrom("replacements").execute();
  for (const { webhook_id } of await listed()) await client.call("unregister_webhook", { webhook_id });
  id = (await client.call("register_webhook", WEBHOOK)).webhook_id;
});

const listed = async () => (await client.call("get_webhooks_config", {})).webhooks_config;

const replace = (of: string, change: object, by = admin, strategy?: string) =>
  visit(REPLACE, by, {
    method: "POST",
    params: { id: of },
    body: { webhook: { ...FIELDS, secret: KEEP, ...change }, strategy },
  });
const done = async (answer: ReturnType<typeof replace>) => {
  const { status, json } = await answer;
  expect(status).toBe(200);
  return replacementSchema.parse(json);
};
const unfinished = async (by = admin) =>
  replacementListSchema.parse((await visit(UNFINISHED, by)).json).replacements;
const finish = async (by = admin) =>
  replacementListSchema.parse((await visit(FINISH, by, { method: "POST" })).json).replacements;
const latest = async (of: string) =>
  latestReplacementSchema.parse((await visit(LATEST, admin, { params: { id: of } })).json);

describe("a change", () => {
  it.each(["overlap", "gap"])("with %s keeps the secret and what was not touched", async (strategy) => {
    const result = await done(replace(id, { url: "http://myservice.com/after" }, admin, strategy));
    expect(result).toMatchObject({ outcome: "done", old_id: id, strategy, problem: null, busy: false });
    expect(await listed()).toEqual([
      { ...WEBHOOK, webhook_id: result.new_id, url: "http://myservice.com/after" },
    ]);
    const { registered = 0, listed: seen = 0, unregistered = 0, confirmed = 0 } = result.ticks;
    expect(registered > 0 && seen > 0 && unregistered > 0 && confirmed > 0).toBe(true);
    expect(result.twice_until).toBe(strategy === "overlap" ? unregistered + 120_000 : null);
  });

  it("is journalled as one operation, and leaves no secret behind", async () => {
    const secret = { kind: "value", value: "hush-hush-another" };
    const { id: operation } = await done(replace(id, { secret }));
    const rows = await (await database())
      .selectFrom("changes")
      .selectAll()
      .where("operation_id", "=", operation)
      .execute();
    expect(rows.map(({ kind, result, operation_kind }) => [kind, result, operation_kind])).toEqual([
      ["create", "done", "replace"],
      ["remove", "done", "replace"],
    ]);
    const kept = await (await database()).selectFrom("replacements").selectAll().execute();
    expect(JSON.stringify([rows, kept])).not.toContain("hush-hush");
    expect(kept.every(({ sealed }) => sealed === null)).toBe(true);
  });

  it("leads old addresses to the new one, also after several", async () => {
    const first = await done(replace(id, { description: "Second" }));
    const second = await done(replace(first.new_id ?? "", { description: "Third" }));
    expect(await latest(id)).toMatchObject({ now: second.new_id, replacement: { new_id: first.new_id } });
    expect(await latest(second.new_id ?? "")).toMatchObject({
      now: null,
      replacement: { old_id: first.new_id },
    });
    expect(await latest("a".repeat(25))).toEqual({ replacement: null, now: null });
  });

  it("that changes nothing is refused", async () => {
    const { status, json } = await replace(id, { filters: FIELDS.filters });
    expect([status, json]).toMatchObject([
      400,
      { error: { message: expect.stringContaining("Nothing would change") } },
    ]);
    expect(await listed()).toHaveLength(1);
  });

  it("of what is gone is refused", async () => {
    await client.call("unregister_webhook", { webhook_id: id });
    expect((await replace(id, { description: "Gone" })).status).toBe(404);
    expect(await listed()).toEqual([]);
  });

  it("that the API refuses is rolled back, and says what was wrong", async () => {
    for (const strategy of ["overlap", "gap"]) {
      const result = await done(replace(id, { action: "no_such_action" }, admin, strategy));
      expect(result).toMatchObject({
        outcome: "rolled_back",
        problem: { issues: [{ path: "action" }] },
        restored_id: strategy === "gap" ? expect.any(String) : null,
      });
      id = result.restored_id ?? id;
      expect(await listed()).toEqual([{ ...WEBHOOK, webhook_id: id }]);
    }
  });

  it("that began from what another change has replaced meanwhile is a conflict, and leaves one webhook", async () => {
    const list = cuts.hold("get_webhooks_config");
    const late = replace(id, { description: "Late" });
    await list.reached;
    expect(await done(replace(id, { description: "Early" }))).toMatchObject({ outcome: "done" });
    list.release();
    expect(await done(late)).toMatchObject({ outcome: "conflict", new_id: null });
    expect(await listed()).toMatchObject([{ description: "Early" }]);
  });

  it("has an id of its own, also where its client chose one that is used", async () => {
    const operation = "00000000-0000-4000-8000-000000000001";
    const headers = {
      ...{ origin: environment().APP_URL, "sec-fetch-site": "same-origin" },
      [OPERATION_HEADER]: operationText({ kind: "replace", id: operation }),
    };
    const order = async (by: Browser, of: string) => {
      const body = { webhook: { ...FIELDS, description: "Chosen", secret: KEEP } };
      return done(visit(REPLACE, by, { method: "POST", params: { id: of }, body, headers }));
    };
    const stranger = await signIn(platform, { email: "admin@two.example" });
    const theirs = clientOf(platform, stranger);
    const { webhook_id: other } = await theirs.call("register_webhook", WEBHOOK);
    expect(await order(stranger, other)).toMatchObject({ id: operation, outcome: "done" });
    const mine = await order(admin, id);
    expect(mine).toMatchObject({ outcome: "done" });
    expect(mine.id).not.toBe(operation);
  });

  it("is made once, however many ask at the same moment", async () => {
    const answers = await Promise.all([1, 2, 3].map((n) => replace(id, { description: `Asked ${n}` })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await listed()).toHaveLength(1);
  });
});

describe("another application's webhook", () => {
  let theirs: string;
  beforeEach(async () => {
    const { access_token: token } = await platform.tokenFor({ clientId: "application-b" });
    const them = clientOf(platform, { ...admin, token });
    theirs = (await them.call("register_webhook", { ...WEBHOOK, description: "Theirs" })).webhook_id;
  });

  it("can be replaced by whoever may unregister any", async () => {
    const result = await done(replace(theirs, { description: "Ours now" }));
    expect(result.outcome).toBe("done");
  });

  it("stays where that is not allowed, and so does nothing else", async () => {
    const scopes = ["webhooks--my:write", "webhooks--all:read"];
    const narrow = await signIn(platform, { scopes });
    const before = await listed();
    const result = await done(replace(theirs, { description: "Not ours" }, narrow));
    expect(result).toMatchObject({ outcome: "rolled_back", problem: { message: expect.any(String) } });
    expect(await listed()).toEqual(before);
  });

  it("is not taken for gone by somebody who cannot see it", async () => {
    cuts.cut({ method: "unregister_webhook", when: "before", times: 9 });
    const begun = await done(replace(theirs, { description: "Half" }));
    cuts.cut({ method: "none", when: "before" });
    expect(begun.outcome).toBeNull();
    const narrow = await signIn(platform, { scopes: ["webhooks--my:write"] });
    const tried = await visit(RESUME, narrow, { method: "POST", params: { id: begun.id } });
    expect(tried.status).toBe(403);
    expect(await finish(narrow)).toHaveLength(1);
    expect(await finish()).toEqual([]);
    expect((await latest(theirs)).replacement).toMatchObject({ outcome: "done" });
  });
});

describe("an unfinished change", () => {
  const begin = async () => {
    cuts.cut({ method: "unregister_webhook", when: "before", times: 9 });
    const begun = await done(replace(id, { description: "Half done" }));
    expect(begun).toMatchObject({
      outcome: null,
      busy: false,
      new_id: expect.any(String),
      problem: expect.anything(),
    });
    expect(await listed()).toHaveLength(2);
    return begun;
  };

  it("is gone on with", async () => {
    const begun = await begin();
    expect((await replace(id, { description: "Another" })).status).toBe(409);
    cuts.cut({ method: "none", when: "before" });
    const resumed = await done(visit(RESUME, admin, { method: "POST", params: { id: begun.id } }));
    expect(resumed).toMatchObject({ outcome: "done", problem: null });
    expect(await listed()).toEqual([{ ...WEBHOOK, description: "Half done", webhook_id: begun.new_id }]);
  });

  it("is finished by whoever asks for it, where that is possible, and not by a look", async () => {
    await begin();
    expect(await finish()).toHaveLength(1);
    cuts.cut({ method: "none", when: "before" });
    expect(await unfinished()).toHaveLength(1);
    expect(await listed()).toHaveLength(2);
    expect(await finish()).toEqual([]);
    expect(await listed()).toHaveLength(1);
  });

  it("is rolled back only when it is certain that the old one stays", async () => {
    const begun = await begin();
    cuts.cut({ method: "none", when: "before" });
    const asked = await done(visit(ROLL_BACK, admin, { method: "POST", params: { id: begun.id } }));
    // A request to unregister the old webhook was lost a moment ago: the API may still carry it out.
    expect(asked).toMatchObject({ outcome: null, direction: "back", look_at: expect.any(Number) });
    expect(await listed()).toHaveLength(2);
  });

  it("belongs to its application and license", async () => {
    const begun = await begin();
    cuts.cut({ method: "none", when: "before" });
    const stranger = await signIn(platform, { email: "admin@two.example" });
    expect((await visit(RESUME, stranger, { method: "POST", params: { id: begun.id } })).status).toBe(404);
    expect(await finish(stranger)).toEqual([]);
    expect(await unfinished()).toHaveLength(1);
    expect(await finish()).toEqual([]);
  });
});

it("says that somebody else was here, and does no harm", async () => {
  cuts.cut({ method: "unregister_webhook", when: "before", times: 9 });
  const begun = await done(replace(id, { description: "Contested" }));
  cuts.cut({ method: "none", when: "before" });
  await client.call("unregister_webhook", { webhook_id: begun.new_id });
  // Our own request to unregister the old webhook was lost a moment ago, so the outcome is not known yet.
  expect(await finish()).toMatchObject([{ outcome: null, look_at: expect.any(Number) }]);
  expect(await listed()).toEqual([{ ...WEBHOOK, webhook_id: id }]);
});
