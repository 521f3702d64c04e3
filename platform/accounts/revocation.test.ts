import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueToken } from "./issue-token";
import { Browser } from "./testing/browser";
import { authorizeUrl, exchange, info, refresh } from "./testing/flow";
import { ADMIN, CLIENT, PASSWORD, startAccounts, type TestAccounts } from "./testing/start-accounts";

let accounts: TestAccounts;
beforeAll(async () => {
  accounts = await startAccounts();
});
afterAll(async () => {
  expect(accounts.errors).toEqual([]);
  await accounts.close();
});

const issue = () => issueToken(accounts.accounts, { email: ADMIN, clientId: CLIENT.client_id });

function remove(query: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${accounts.url}/token${query}`, { method: "DELETE", ...init });
}

const json = (token: string): RequestInit => ({ body: JSON.stringify({ token }) });
const form = (token: string): RequestInit => ({ body: new URLSearchParams({ token }) });

describe("DELETE /token", () => {
  it.each([
    ["access token", "access_token", "query"],
    ["refresh token", "refresh_token", "query"],
    ["access token", "access_token", "form"],
    ["refresh token", "refresh_token", "JSON"],
  ] as const)("with the %s (%s) in the %s ends both, and what they had logged in", async (_, name, place) => {
    const pair = await issue();
    const other = await issue();
    const grant = await accounts.accounts.inspect(pair.access_token);
    const token = pair[name];
    const response = await (place === "query"
      ? remove(`?token=${token}`)
      : remove("", place === "form" ? form(token) : json(token)));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({});
    expect(accounts.revoked).toContain(grant?.grantId);
    expect(await accounts.accounts.inspect(pair.access_token)).toBeUndefined();
    expect((await info(accounts, pair.access_token)).status).toBe(401);
    expect(await refresh(accounts, pair.refresh_token)).toMatchObject({ status: 400 });
    expect(await accounts.accounts.inspect(other.access_token)).toBeDefined();
  });

  it("ends everything that was refreshed since, from a spent or expired token too", async () => {
    for (const name of ["access_token", "refresh_token"] as const) {
      const first = await issue();
      const second = (await refresh(accounts, first.refresh_token)).body;
      accounts.clock.advance(4000);
      const third = (await refresh(accounts, second.refresh_token)).body;
      expect(await accounts.accounts.inspect(third.access_token)).toBeDefined();
      expect((await remove(`?token=${first[name]}`)).status).toBe(200);
      expect(await accounts.accounts.inspect(third.access_token)).toBeUndefined();
    }
  });

  it("takes an unknown token calmly, and no token not at all", async () => {
    const before = accounts.revoked.length;
    expect((await remove("?token=nothing")).status).toBe(200);
    const response = await remove("");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_request" });
    expect(accounts.revoked).toHaveLength(before);
  });

  it("leaves no token behind that was being issued meanwhile", async () => {
    for (let round = 0; round < 10; round += 1) {
      const first = await issue();
      const [answer] = await Promise.all([
        refresh(accounts, first.refresh_token),
        remove(`?token=${first.access_token}`),
      ]);
      if (answer.status !== 200) continue;
      expect(await accounts.accounts.inspect(answer.body.access_token)).toBeUndefined();
    }
  });

  it("withdraws the consent that a browser remembers", async () => {
    const browser = new Browser(accounts.url);
    const { url } = await browser.allow(authorizeUrl(accounts.url), ADMIN, PASSWORD);
    const { body } = await exchange(accounts, url.searchParams.get("code") ?? "");
    await remove(`?token=${body.access_token}`);
    expect((await browser.go(authorizeUrl(accounts.url))).text).toContain('value="allow"');
  });
});

describe("GET /info", () => {
  it.each([
    ["no header", undefined],
    ["another scheme", "Basic abc"],
    ["an unknown token", "Bearer abc"],
    ["an empty token", "Bearer "],
  ])("with %s answers 401", async (_, authorization) => {
    const response = await fetch(`${accounts.url}/info`, { headers: authorization ? { authorization } : {} });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await response.json()).toMatchObject({ error: "invalid_token" });
  });

  it("does not take a refresh token for an access token", async () => {
    expect((await info(accounts, (await issue()).refresh_token)).status).toBe(401);
  });

  it("counts down", async () => {
    const { access_token } = await issue();
    accounts.clock.advance(1000);
    const { body } = await info(accounts, access_token);
    const { expires_in } = body as { expires_in: number };
    expect(Number.isInteger(expires_in)).toBe(true);
    expect(expires_in).toBeGreaterThan(2910);
    expect(expires_in).toBeLessThanOrEqual(2921);
  });
});
