import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as SESSION } from "@/app/api/session/route";
import { PATCH } from "@/app/api/bots/[id]/route";
import { POST as CREATE } from "@/app/api/bots/route";
import { sessionInfoSchema } from "@/lib/session/api";
import { environment } from "@/server/environment";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { type Browser, signIn, preparePlatform, visit } from "@/server/testing/signed-in";
import { GET, POST } from "./route";

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
});
beforeEach(async () => {
  admin = await signIn(platform);
});

async function create(name: string, status: string, by = admin): Promise<string> {
  const { json } = await visit(CREATE, by, { method: "POST", body: { bot: { name, status } } });
  return (json as { id: string }).id;
}

async function names(by = admin): Promise<string[]> {
  const { json } = await visit(GET, by);
  return (json as { bots: { name: string }[] }).bots.map(({ name }) => name).sort();
}

/** Whether the token that the session began with still opens the API. */
async function isAlive(browser: Browser): Promise<boolean> {
  const { status } = await fetch(`${platform.accountsUrl}/info`, {
    headers: { authorization: `Bearer ${browser.token}` },
  });
  return status === 200;
}

describe("the session", () => {
  it("is described without anything secret", async () => {
    const { json, text } = await visit(SESSION, admin);
    expect(sessionInfoSchema.parse(json)).toMatchObject({
      email: "admin@one.example",
      license_id: 1,
      client_id: "application-a",
      version: "v0.4",
      environment: "embedded",
    });
    expect(text).not.toContain(admin.token);
    expect(text).not.toContain(admin.sid);
  });
});

describe("before signing out", () => {
  it("names the bots this session logged in, and no others", async () => {
    const colleague = await signIn(platform);
    await create("Online", "accepting chats");
    await create("Away", "not accepting chats");
    await create("Offline", "offline");
    await create("Colleague's", "accepting chats", colleague);
    const handed = await create("Handed over", "accepting chats");
    const put = { method: "PATCH", params: { id: handed }, body: { bot: { max_chats_count: 2 } } };
    await visit(PATCH, colleague, put);
    expect(await names()).toEqual(["Away", "Online"]);
    expect(await names(colleague)).toEqual(["Colleague's", "Handed over"]);
  });
});

describe("signing out", () => {
  it("without revoking ends the session here and leaves the grant alive", async () => {
    const { json, headers } = await visit(POST, admin, { method: "POST", body: { revoke: false } });
    expect(json).toEqual({});
    expect(headers.get("set-cookie")).toMatch(/^switchboard-3130\.session=; .*Max-Age=0/);
    expect((await visit(SESSION, admin)).status).toBe(401);
    expect(await isAlive(admin)).toBe(true);
  });

  it("with revoking takes exactly the named bots offline", async () => {
    const colleague = await signIn(platform);
    await create("Goes", "accepting chats");
    await create("Stays", "accepting chats", colleague);
    expect(await names()).toEqual(["Goes"]);
    await visit(POST, admin, { method: "POST", body: { revoke: true } });
    expect(await isAlive(admin)).toBe(false);
    expect(await names(colleague)).toEqual(["Stays"]);
  });

  it.each([
    ["cannot be reached", undefined],
    ["refuses for now", 429],
    ["sends elsewhere", 302],
    ["does not let the application revoke", 403],
    ["fails", 500],
  ])("that cannot revoke, since the accounts server %s, changes nothing and says so", async (_, status) => {
    const refusing = await startHttpServer((__, response) => answer(response, status ?? 0, {}));
    const { ACCOUNTS_URL } = environment();
    environment().ACCOUNTS_URL = status === undefined ? "http://127.0.0.1:9" : refusing.url;
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const { status: answered, json } = await visit(POST, admin, { method: "POST", body: { revoke: true } });
    environment().ACCOUNTS_URL = ACCOUNTS_URL;
    expect(answered).toBe(502);
    expect(json).toMatchObject({ error: { code: "upstream_unavailable", changed: "no" } });
    expect((await visit(SESSION, admin)).status).toBe(200);
  });
});
