import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "./testing/browser";
import { authorizeUrl, exchange, getCode, refresh } from "./testing/flow";
import { ADMIN, PASSWORD, startAccounts, type TestAccounts } from "./testing/start-accounts";

let first: TestAccounts;
let second: TestAccounts;
beforeAll(async () => {
  first = await startAccounts();
  second = await startAccounts({ keep: first.address });
});
afterAll(async () => {
  expect([...first.errors, ...second.errors]).toEqual([]);
  await second.close();
  await first.close();
});

describe("another process on the same database", () => {
  it("knows the codes, the tokens and what was revoked", async () => {
    const { body } = await exchange(second, await getCode(first));
    expect(await first.accounts.inspect(body.access_token)).toBeDefined();
    const renewed = await refresh(first, body.refresh_token);
    expect(await second.accounts.inspect(renewed.body.access_token)).toBeDefined();
    await fetch(`${second.url}/token?token=${body.access_token}`, { method: "DELETE" });
    expect(await first.accounts.inspect(renewed.body.access_token)).toBeUndefined();
  });

  it("keeps nothing from which a token or code could be read", async () => {
    const code = await getCode(first);
    const { body } = await exchange(first, code);
    const rows = JSON.stringify(await first.database.selectFrom("oidc_records").selectAll().execute());
    for (const secret of [code, body.access_token, body.refresh_token]) expect(rows).not.toContain(secret);
  });

  it("leaves a browser signed in", async () => {
    const browser = new Browser(first.url);
    await browser.allow(authorizeUrl(first.url), ADMIN, PASSWORD);
    const restarted = await startAccounts({ keep: first.address, issuer: first.url });
    const moved = browser.movedTo(restarted.url);
    expect((await moved.go(authorizeUrl(restarted.url))).url.searchParams.get("code")).toBeTruthy();
    await restarted.close();
  });
});
