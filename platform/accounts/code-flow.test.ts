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

describe("the code flow", () => {
  it("with a secret and PKCE ends in tokens that /info explains", async () => {
    const code = await getCode(accounts, PKCE);
    const { status, body } = await token(accounts, {
      grant_type: "authorization_code",
      code,
      redirect_uri: REDIRECT_URI,
      code_verifier: VERIFIER,
      ...CLIENT,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
      expires_in: 3920,
      token_type: "Bearer",
      scope: SCOPES.join(" "),
    });
    expect(await info(accounts, body.access_token)).toEqual({
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
    expect(await accounts.accounts.inspect(body.access_token)).toMatchObject({
      clientId: CLIENT.client_id,
      licenseId: 1520,
      entityId: ADMIN,
      scopes: [...SCOPES],
    });
  });

  it("gives state back", async () => {
    const view = await new Browser(accounts.url).allow(authorizeUrl(accounts.url), ADMIN, PASSWORD);
    expect(view.url.href).toMatch(/^http:\/\/localhost:9\/callback\?/);
    expect(view.url.searchParams.get("state")).toBe("a state");
  });
});
