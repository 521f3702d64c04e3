import { sql } from "kysely";
import { NextRequest } from "next/server";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { handleAuth } from "@/server/http/handle-auth";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { spend, sweepAllowances } from "@/server/limits/allowance";
import { LIMITS, SIGN_INS } from "@/server/limits/limits";
import { findSession } from "@/server/sign-in/session-rows";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { POST as REVEAL_BOT } from "./bots/[id]/secret/route";
import { GET as EXPORT_CHANGES } from "./changes/export/route";
import { POST as EXPORT } from "./transfer/export/route";
import { POST as PLAN } from "./transfer/plan/route";
import { POST as REVEAL_WEBHOOK } from "./webhooks/[id]/secret/route";

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;
let stranger: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
  admin = await signIn(platform);
  stranger = await signIn(platform, { email: "admin@two.example" });
});
beforeEach(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await (await database()).deleteFrom("allowances").execute();
});

const times = (count: number) => Array.from({ length: count });

/** Sets how much of its allowances a subject has used. */
async function use(subject: string, used: number): Promise<void> {
  await (await database())
    .updateTable("allowances")
    .set({ used })
    .where("subject", "like", `${subject}%`)
    .execute();
}

const post = (by: Browser, handler: typeof PLAN, body?: object) =>
  visit(handler, by, { method: "POST", params: { id: "none" }, body });
const plan = { text: "switchboard: 1\n" };
const ASKED = [
  ["reveals of a bot's secret", "reveals", (by: Browser) => post(by, REVEAL_BOT)],
  ["reveals of a webhook's secret", "reveals", (by: Browser) => post(by, REVEAL_WEBHOOK)],
  ["exports of the configuration", "exports", (by: Browser) => post(by, EXPORT, { others: false })],
  ["exports of the journal", "exports", (by: Browser) => visit(EXPORT_CHANGES, by, { query: "?format=csv" })],
  ["plans", "plans", (by: Browser) => post(by, PLAN, plan)],
  ["passphrases", "passphrases", (by: Browser) => post(by, PLAN, { ...plan, passphrase: "x" })],
] as const;

describe.each(ASKED)("%s", (_, name, ask) => {
  const { person, license } = LIMITS[name].most;

  it("are refused above what a person may ask for, with what to do; nobody else's are", async () => {
    expect((await ask(admin)).status).not.toBe(429);
    await use("person", person);
    const { status, headers, json } = await ask(admin);
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(json).toMatchObject({
      error: {
        code: "too_many_requests",
        message: expect.stringMatching(
          /^You have .* within a minute, which is the limit\. Try again in .+\.$/,
        ),
        changed: "no",
      },
    });
    expect(json).not.toHaveProperty("error.retry_after");
    expect((await ask(stranger)).status).not.toBe(429);
  });

  it("are refused above what a license may ask for", async () => {
    expect((await ask(admin)).status).not.toBe(429);
    await use("license 1", license);
    expect((await ask(admin)).json).toMatchObject({
      error: { message: expect.stringMatching(/^People on your license have /) },
    });
    expect((await ask(stranger)).status).not.toBe(429);
  });
});

describe("a limit", () => {
  it("lets exactly so many through of those who come at once, and all again when its time is over", async () => {
    const session = await findSession(admin.sid);
    if (session === undefined) throw new Error("nobody is signed in");
    const { person } = LIMITS.reveals.most;
    const ask = () =>
      spend("reveals", session).then(
        () => true,
        () => false,
      );
    const letThrough = async () => (await Promise.all(times(person + 10).map(ask))).filter(Boolean).length;
    expect(await letThrough()).toBe(person);
    expect(await letThrough()).toBe(0);
    const rows = await database();
    await rows.updateTable("allowances").set({ until: sql`until - 60001` }).execute();
    expect(await letThrough()).toBe(person);
    await rows.updateTable("allowances").set({ until: 0 }).execute();
    await sweepAllowances();
    expect(await rows.selectFrom("allowances").selectAll().execute()).toEqual([]);
  });
});

describe("beginnings of a sign-in", () => {
  const begin = (forwarded: string) =>
    handleAuth(
      new NextRequest(`${environment().APP_URL}/api/auth/signin/livechat`, {
        method: "POST",
        body: new URLSearchParams({ callbackUrl: "/bots", json: "true" }),
        headers: {
          origin: environment().APP_URL,
          "sec-fetch-site": "same-origin",
          "x-forwarded-for": forwarded,
        },
      }),
      { params: Promise.resolve({ nextauth: ["signin", "livechat"] }) },
    );

  it("are refused above what an address may begin", async () => {
    expect((await begin("203.0.113.7")).status).toBe(200);
    await use("address", SIGN_INS.most.address);
    const refused = await begin("203.0.113.7");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: "too_many_requests" } });
    expect((await begin("203.0.113.8")).status).toBe(200);
    const rows = await (await database()).selectFrom("allowances").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("203.0.113");
  });
});
