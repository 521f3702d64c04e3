import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCOPES } from "@/lib/contract/scopes";
import { issueToken } from "./issue-token";
import { info, refresh, token, type TokenAnswer } from "./testing/flow";
import { ADMIN, CLIENT, NARROW_CLIENT, startAccounts, type TestAccounts } from "./testing/start-accounts";

let accounts: TestAccounts;
beforeAll(async () => {
  accounts = await startAccounts();
});
afterAll(async () => {
  expect(accounts.errors).toEqual([]);
  await accounts.close();
});

const issue = () => issueToken(accounts.accounts, { email: ADMIN, clientId: CLIENT.client_id });
const inspect = (accessToken: string) => accounts.accounts.inspect(accessToken);
const refused = { status: 400, body: { error: "invalid_grant" } };

async function refreshed(refreshToken: string): Promise<TokenAnswer["body"]> {
  const { status, body } = await refresh(accounts, refreshToken);
  expect(status).toBe(200);
  return body;
}

describe("refreshing", () => {
  it("gives a new pair of the same grant; the old access token lives on until it expires", async () => {
    const first = await issue();
    const second = await refreshed(first.refresh_token);
    expect(second).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_in: 3920,
      token_type: "Bearer",
      scope: SCOPES.join(" "),
    });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await inspect(second.access_token)).toEqual(await inspect(first.access_token));
  });

  it("may narrow the scopes, in either spelling, and never widen them", async () => {
    const { refresh_token } = await issueToken(accounts.accounts, {
      email: ADMIN,
      clientId: CLIENT.client_id,
      scopes: ["webhooks--my:read", "agents-bot--my:write"],
    });
    const parameters = { grant_type: "refresh_token", refresh_token, ...CLIENT };
    const wider = await token(accounts, { ...parameters, scope: "webhooks--all:read" });
    expect(wider).toMatchObject({ status: 400, body: { error: "invalid_scope" } });
    const narrower = await token(accounts, { ...parameters, scope: "webhooks--my:ro" });
    expect(narrower).toMatchObject({ status: 200, body: { scope: "webhooks--my:read" } });
    expect(await inspect(narrower.body.access_token)).toMatchObject({ scopes: ["webhooks--my:read"] });
  });

  it("is refused to another application", async () => {
    const { refresh_token } = await issue();
    const parameters = { grant_type: "refresh_token", refresh_token };
    const other = await token(accounts, { ...parameters, client_id: NARROW_CLIENT, client_secret: "x" });
    expect(other).toMatchObject(refused);
    expect((await refresh(accounts, refresh_token)).status).toBe(200);
  });

  it("keeps a grant alive for as long as it goes on", async () => {
    let pair: { access_token: string; refresh_token: string } = await issue();
    for (let month = 0; month < 8; month += 1) {
      accounts.clock.advance(30 * 24 * 60 * 60);
      pair = await refreshed(pair.refresh_token);
      expect((await info(accounts, pair.access_token)).status).toBe(200);
    }
    accounts.clock.advance(181 * 24 * 60 * 60);
    expect(await refresh(accounts, pair.refresh_token)).toMatchObject(refused);
  });
});

describe("a refresh token that was exchanged", () => {
  it("can be exchanged again while nothing of the first answer was used: it may have been lost", async () => {
    const { refresh_token } = await issue();
    await refreshed(refresh_token);
    accounts.clock.advance(24 * 60 * 60);
    const second = await refreshed(refresh_token);
    expect(await inspect(second.access_token)).toBeDefined();
    expect((await refresh(accounts, second.refresh_token)).status).toBe(200);
  });

  it("ends the grant once the new access token was used", async () => {
    const first = await issue();
    const second = await refreshed(first.refresh_token);
    const grant = await inspect(second.access_token);
    expect(await refresh(accounts, first.refresh_token)).toMatchObject(refused);
    expect(accounts.revoked).toContain(grant?.grantId);
    for (const { access_token } of [first, second]) expect(await inspect(access_token)).toBeUndefined();
    expect(await refresh(accounts, second.refresh_token)).toMatchObject(refused);
  });

  it("ends the grant once the new refresh token was used", async () => {
    const first = await issue();
    const second = await refreshed(first.refresh_token);
    const third = await refreshed(second.refresh_token);
    expect(await refresh(accounts, first.refresh_token)).toMatchObject(refused);
    expect(await inspect(third.access_token)).toBeUndefined();
  });

  it("twice leaves one line of succession: the other refresh token ends the grant", async () => {
    const first = await issue();
    const mine = await refreshed(first.refresh_token);
    const theirs = await refreshed(first.refresh_token);
    const next = await refreshed(mine.refresh_token);
    expect(await inspect(next.access_token)).toBeDefined();
    expect(await refresh(accounts, theirs.refresh_token)).toMatchObject(refused);
    expect(await inspect(next.access_token)).toBeUndefined();
  });

  it("by two threads of one client at once keeps both access tokens alive", async () => {
    const { refresh_token } = await issue();
    const [one, two] = await Promise.all([refreshed(refresh_token), refreshed(refresh_token)]);
    expect(await inspect(one.access_token)).toBeDefined();
    expect(await inspect(two.access_token)).toBeDefined();
    expect((await refresh(accounts, two.refresh_token)).status).toBe(200);
  });
});
