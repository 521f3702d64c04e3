import { afterEach, describe, expect, it } from "vitest";
import { issueAccessToken, issueToken } from "./issue-token";
import { Browser } from "./testing/browser";
import { authorizeUrl, exchange, getCode, refresh } from "./testing/flow";
import {
  ADMIN,
  AGENT,
  CLIENT,
  NARROW_CLIENT,
  PASSWORD,
  startAccounts,
  type TestAccounts,
} from "./testing/start-accounts";

let accounts: TestAccounts | undefined;
afterEach(async () => {
  expect(accounts?.errors).toEqual([]);
  await accounts?.close();
});

describe("25 refresh tokens for each client and user", () => {
  it("are kept; the oldest is revoked for the 26th, and what it had logged in is logged out", async () => {
    accounts = await startAccounts();
    const { accounts: server, revoked } = accounts;
    const request = { email: ADMIN, clientId: CLIENT.client_id };
    const others = [
      await issueToken(server, { ...request, email: AGENT }),
      await issueToken(server, { ...request, clientId: NARROW_CLIENT }),
    ];
    const pairs = [];
    for (let count = 0; count < 25; count += 1) pairs.push(await issueToken(server, request));
    const [oldest, second, third] = pairs;
    // Refreshing replaces a token, so the count stays; the new token is now the youngest.
    const renewed = await refresh(accounts, oldest?.refresh_token ?? "");
    expect(revoked).toEqual([]);

    const grants = await Promise.all([second, third].map((pair) => server.inspect(pair?.access_token ?? "")));
    await exchange(accounts, await getCode(accounts));
    await issueToken(server, request);
    expect(revoked).toEqual(grants.map((grant) => grant?.grantId));
    expect(await server.inspect(second?.access_token ?? "")).toBeUndefined();
    expect(await refresh(accounts, second?.refresh_token ?? "")).toMatchObject({ status: 400 });
    expect(await server.inspect(renewed.body.access_token)).toBeDefined();
    for (const pair of [...pairs.slice(3), ...others])
      expect(await server.inspect(pair.access_token)).toBeDefined();
  });
});

describe("an access token alone", () => {
  it("costs nobody a session, however many are issued", async () => {
    accounts = await startAccounts();
    const { accounts: server, revoked } = accounts;
    const request = { email: ADMIN, clientId: CLIENT.client_id };
    const signedIn = await issueToken(server, request);
    const tokens = [];
    for (let count = 0; count < 30; count += 1) tokens.push(await issueAccessToken(server, request));
    expect(revoked).toEqual([]);
    expect(await refresh(accounts, signedIn.refresh_token)).toMatchObject({ status: 200 });
    for (const token of tokens) expect(await server.inspect(token)).toMatchObject({ entityId: ADMIN });
  });
});

describe("3 authorization redirects in 30 seconds for each client and user", () => {
  it("are given, then an error page, until half a minute has passed", async () => {
    accounts = await startAccounts({ redirectLimit: undefined });
    const authorize = authorizeUrl(accounts.url);
    const browser = new Browser(accounts.url);
    for (let count = 0; count < 3; count += 1) {
      const { url } = await browser.allow(authorize, ADMIN, PASSWORD);
      expect(url.searchParams.get("code")).toBeTruthy();
    }
    const stopped = await browser.go(authorize);
    expect(stopped.status).toBe(429);
    expect(stopped.text).toContain("too_many_redirects");
    const narrow = await browser.allow(
      authorizeUrl(accounts.url, { client_id: NARROW_CLIENT }),
      ADMIN,
      PASSWORD,
    );
    expect(narrow.url.searchParams.get("code")).toBeTruthy();
    const agent = await new Browser(accounts.url).allow(authorize, AGENT, PASSWORD);
    expect(agent.url.searchParams.get("code")).toBeTruthy();
    accounts.clock.advance(31);
    expect((await browser.go(authorize)).url.searchParams.get("code")).toBeTruthy();
  });
});
