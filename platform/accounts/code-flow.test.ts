import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCOPES } from "@/lib/contract/scopes";
import { Browser } from "./testing/browser";
import { authorizeUrl, exchange, getCode, info, PKCE, token, VERIFIER } from "./testing/flow";
import {
  ADMIN,
  AGENT,
  CLIENT,
  NARROW_CLIENT,
  PASSWORD,
  PUBLIC_CLIENT,
  REDIRECT_URI,
  startAccounts,
  type TestAccounts,
} from "./testing/start-accounts";

let accounts: TestAccounts;
beforeAll(async () => {
  accounts = await startAccounts();
});
afterAll(async () => {
  expect(accounts.errors).toEqual([]);
  await accounts.close();
});

const CODE_GRANT = { grant_type: "authorization_code", redirect_uri: REDIRECT_URI };

/** The scopes that a token ends up with when a request names these. */
async function scopesOf(parameters: Record<string, string | undefined>): Promise<unknown> {
  const { body } = await exchange(accounts, await getCode(accounts, parameters));
  return (await accounts.accounts.inspect(body.access_token))?.scopes;
}

describe("the code flow", () => {
  it("with a secret and PKCE ends in tokens that /info explains", async () => {
    const code = await getCode(accounts, PKCE);
    const { status, body } = await token(accounts, {
      ...CODE_GRANT,
      ...CLIENT,
      code,
      code_verifier: VERIFIER,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
      expires_in: 3920,
      token_type: "Bearer",
      scope: SCOPES.join(" "),
    });
    const explained = await info(accounts, body.access_token);
    expect(explained).toEqual({
      status: 200,
      body: {
        access_token: body.access_token,
        expires_in: expect.any(Number),
        client_id: CLIENT.client_id,
        scope: SCOPES.join(","),
        token_type: "Bearer",
        entity_id: ADMIN,
        license_id: 1520,
      },
    });
    expect(await accounts.accounts.inspect(body.access_token)).toEqual({
      grantId: expect.any(String),
      clientId: CLIENT.client_id,
      licenseId: 1520,
      entityId: ADMIN,
      scopes: [...SCOPES],
    });
  });

  it("gives state back, and needs no PKCE where there is a secret", async () => {
    const view = await new Browser(accounts.url).allow(authorizeUrl(accounts.url), ADMIN, PASSWORD);
    expect(view.url.href).toMatch(/^http:\/\/localhost:9\/callback\?/);
    expect(view.url.searchParams.get("state")).toBe("a state");
    expect((await exchange(accounts, view.url.searchParams.get("code") ?? "")).status).toBe(200);
  });

  it("needs PKCE, and nothing else, where there is no secret", async () => {
    const client = { client_id: PUBLIC_CLIENT };
    const without = await new Browser(accounts.url).go(authorizeUrl(accounts.url, client));
    expect(without.url.searchParams.get("error")).toBe("invalid_request");
    const code = await getCode(accounts, { ...client, ...PKCE });
    const wrong = await token(accounts, { ...CODE_GRANT, ...client, code, code_verifier: "x".repeat(43) });
    expect(wrong).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    const right = await token(accounts, { ...CODE_GRANT, ...client, code, code_verifier: VERIFIER });
    expect(right.status).toBe(200);
  });

  it("refuses PKCE without a hash", async () => {
    const url = authorizeUrl(accounts.url, { code_challenge: VERIFIER, code_challenge_method: "plain" });
    expect((await new Browser(accounts.url).go(url)).url.searchParams.get("error")).toBe("invalid_request");
  });

  it.each([
    ["another secret", { client_secret: "wrong" }, 401, "invalid_client"],
    ["no such application", { client_id: "nobody" }, 401, "invalid_client"],
    ["another application's secret", { client_id: NARROW_CLIENT, client_secret: "x" }, 400, "invalid_grant"],
    ["another redirect URI", { redirect_uri: `${REDIRECT_URI}/other` }, 400, "invalid_grant"],
    ["no such code", { code: "a".repeat(43) }, 400, "invalid_grant"],
    ["an unknown grant type", { grant_type: "password" }, 400, "unsupported_grant_type"],
  ])("refuses an exchange with %s", async (_, parameters, status, error) => {
    const code = await getCode(accounts);
    const answer = await token(accounts, { ...CODE_GRANT, ...CLIENT, code, ...parameters });
    expect(answer).toMatchObject({ status, body: { error } });
  });

  it("takes a code once; a second time ends what the first one gave", async () => {
    const code = await getCode(accounts);
    const { body } = await exchange(accounts, code);
    const grant = await accounts.accounts.inspect(body.access_token);
    expect(await exchange(accounts, code)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect(await accounts.accounts.inspect(body.access_token)).toBeUndefined();
    expect(accounts.revoked).toContain(grant?.grantId);
  });

  it("lets only one of two exchanges at the same moment have the tokens", async () => {
    const code = await getCode(accounts);
    const answers = await Promise.all([exchange(accounts, code), exchange(accounts, code)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  });

  it("forgets a code after a minute, and an access token after expires_in", async () => {
    const { body } = await exchange(accounts, await getCode(accounts));
    const code = await getCode(accounts);
    accounts.clock.advance(61);
    expect(await exchange(accounts, code)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect((await info(accounts, body.access_token)).status).toBe(200);
    accounts.clock.advance(3860);
    expect(await info(accounts, body.access_token)).toMatchObject({
      status: 401,
      body: { error: "invalid_token" },
    });
  });
});

describe("scopes", () => {
  it("are all that the application is registered for when none are named", async () => {
    expect(await scopesOf({})).toEqual([...SCOPES]);
    const code = await getCode(accounts, { client_id: NARROW_CLIENT });
    const { body } = await token(accounts, {
      ...CODE_GRANT,
      client_id: NARROW_CLIENT,
      client_secret: "x",
      code,
    });
    expect(body.scope).toBe("webhooks--my:read");
  });

  it.each([
    ["webhooks--my:read agents-bot--all:write"],
    ["webhooks--my:read,agents-bot--all:write"],
    ["webhooks--my:ro, agents-bot--all:rw openid customers:read"],
  ])("are named as %j: either spelling and separator, unknown ones dropped", async (scope) => {
    expect(await scopesOf({ scope })).toEqual(["agents-bot--all:write", "webhooks--my:read"]);
  });

  it("that need an administrator are not granted to others", async () => {
    const { body } = await exchange(accounts, await getCode(accounts, { email: AGENT }));
    expect(body.scope).toBe("");
    expect(await info(accounts, body.access_token)).toMatchObject({
      status: 200,
      body: { scope: "", entity_id: AGENT },
    });
    expect(await accounts.accounts.inspect(body.access_token)).toMatchObject({ entityId: AGENT, scopes: [] });
  });

  it("are lost at once by who is no administrator any more", async () => {
    const { body } = await exchange(accounts, await getCode(accounts));
    const setAdministrator = (is_administrator: 0 | 1) =>
      accounts.database.updateTable("users").set({ is_administrator }).where("email", "=", ADMIN).execute();
    await setAdministrator(0);
    expect(await accounts.accounts.inspect(body.access_token)).toMatchObject({ scopes: [] });
    await setAdministrator(1);
  });
});
