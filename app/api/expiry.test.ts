import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET, POST } from "./bots/route";
import { GET as SESSION } from "./session/route";

const HOUR = 60 * 60 * 1000;

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
});
beforeEach(async () => {
  admin = await signIn(platform);
});

async function version(): Promise<number> {
  const rows = await (await database())
    .selectFrom("oauth_sessions")
    .selectAll()
    .where("sid", "=", admin.sid)
    .execute();
  return rows[0]?.version ?? 0;
}

/** Lets our own clock say that the token has expired, too. */
async function expireHere(): Promise<void> {
  await (await database())
    .updateTable("oauth_sessions")
    .set({ fresh_until: 0 })
    .where("sid", "=", admin.sid)
    .execute();
}

describe("at expiry", () => {
  it.each([
    ["both clocks agree", expireHere],
    ["only the platform's clock says so", async () => {}],
  ])("fifty requests cause one refresh and all succeed: %s", async (_, prepare) => {
    platform.clock.advance(2 * HOUR);
    await prepare();
    const answers = await Promise.all(Array.from({ length: 50 }, () => visit(GET, admin)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(await version()).toBe(2);
  });

  it("a write that was refused for its token is sent again and happens once", async () => {
    platform.clock.advance(2 * HOUR);
    const name = "Created at expiry";
    const { status } = await visit(POST, admin, {
      method: "POST",
      body: { bot: { name, status: "offline" } },
    });
    expect(status).toBe(200);
    const { json } = await visit(GET, admin);
    expect((json as { bots: { name: string }[] }).bots.filter((bot) => bot.name === name)).toHaveLength(1);
  });
});

describe("a grant that was revoked elsewhere", () => {
  it("ends the session at the next request", async () => {
    await platform.revoke(admin.token);
    const { status, json } = await visit(GET, admin);
    expect(status).toBe(401);
    expect(json).toMatchObject({ error: { code: "authentication", changed: "no" } });
    expect((await visit(SESSION, admin)).status).toBe(401);
  });
});

describe("while the accounts server is away", () => {
  it("an expired token is an upstream failure, and the session lives on", async () => {
    const { ACCOUNTS_URL } = environment();
    await expireHere();
    environment().ACCOUNTS_URL = "http://127.0.0.1:9";
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    expect((await visit(GET, admin)).json).toMatchObject({
      error: { code: "upstream_unavailable", changed: "no" },
    });
    environment().ACCOUNTS_URL = ACCOUNTS_URL;
    expect((await visit(GET, admin)).status).toBe(200);
  });
});
