import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCOPE_WORDS, SCOPES } from "@/lib/contract/scopes";
import { Browser } from "./testing/browser";
import { authorizeUrl, exchange, info } from "./testing/flow";
import {
  ADMIN,
  AGENT,
  CLIENT,
  PASSWORD,
  REDIRECT_URI,
  startAccounts,
  type TestAccounts,
} from "./testing/start-accounts";

let accounts: TestAccounts;
let authorize: URL;
beforeAll(async () => {
  accounts = await startAccounts();
  authorize = authorizeUrl(accounts.url);
});
afterAll(async () => {
  expect(accounts.errors).toEqual([]);
  await accounts.close();
});

const credentials = (email: string, password = PASSWORD) => ({ action: "sign-in", email, password });

/** Browser that is signed in, at the consent page. */
async function atConsent(email = ADMIN) {
  const browser = new Browser(accounts.url);
  const signIn = await browser.go(authorize);
  return { browser, view: await browser.go(signIn.url, credentials(email)) };
}

describe("signing in", () => {
  it("has one heading, labelled fields, no scripts and a policy that allows none", async () => {
    const { text, headers, status } = await new Browser(accounts.url).go(authorize);
    expect(status).toBe(200);
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text).toContain('<label for="email">Email</label>');
    expect(text).toContain('<label for="password">Password</label>');
    expect(text).toContain("<strong>Confidential</strong>");
    expect(text).not.toContain("<script");
    expect(headers.get("cache-control")).toBe("no-store");
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:9;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
  });

  it("keeps the email after a wrong password, never the password, and says the same for an unknown email", async () => {
    const browser = new Browser(accounts.url);
    const { url } = await browser.go(authorize);
    const wrong = await browser.go(url, credentials(ADMIN, "not it <b>"));
    expect(wrong.text).toContain(`value="${ADMIN}"`);
    expect(wrong.text).toContain('aria-describedby="password-error"');
    expect(wrong.text).toContain("The email or the password is wrong");
    expect(wrong.text).not.toContain("not it");
    const unknown = await browser.go(url, credentials("nobody@one.example", "not it"));
    expect(unknown.text.replaceAll("nobody@one.example", ADMIN)).toBe(wrong.text);
  });

  it("says beside each field what is missing, and escapes what was typed", async () => {
    const browser = new Browser(accounts.url);
    const { url } = await browser.go(authorize);
    const empty = await browser.go(url, credentials("", ""));
    expect(empty.text).toContain("Enter your email");
    expect(empty.text).toContain("Enter your password");
    const typed = await browser.go(url, credentials('"><b>', ""));
    expect(typed.text).toContain('value="&quot;&gt;&lt;b&gt;"');
  });

  it("takes an email in any case, and the one the application knows already", async () => {
    const browser = new Browser(accounts.url);
    const { url, text } = await browser.go(authorizeUrl(accounts.url, { login_hint: ADMIN }));
    expect(text).toContain(`value="${ADMIN}"`);
    expect((await browser.go(url, credentials(ADMIN.toUpperCase()))).text).toContain("Allow Confidential");
  });

  it("slows down after five wrong passwords, right ones included", async () => {
    const browser = new Browser(accounts.url);
    const { url } = await browser.go(authorize);
    const someone = "someone@one.example";
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await browser.go(url, credentials(someone, "wrong"))).status).toBe(200);
    }
    const slowed = await browser.go(url, credentials(someone));
    expect(slowed.status).toBe(429);
    expect(slowed.text).toContain("Wait 1 second, then try again");
    accounts.clock.advance(2);
    expect((await browser.go(url, credentials(someone, "wrong"))).status).toBe(200);
    expect((await browser.go(url, credentials(someone))).text).toContain("Wait 2 seconds");
  });
});

describe("consent", () => {
  it("names each permission in words, whose account it is and where it leads", async () => {
    const { view } = await atConsent();
    for (const scope of SCOPES) {
      expect(view.text).toContain(SCOPE_WORDS[scope].replaceAll("'", "&#39;"));
      expect(view.text).toContain(`<code>${scope}</code>`);
    }
    expect(view.text).toContain(ADMIN);
    expect(view.text).toContain("License 1520");
    expect(view.text).toContain(new URL(REDIRECT_URI).origin);
    expect(view.text).not.toContain("only administrators");
  });

  it("tells who is not an administrator what cannot be allowed", async () => {
    const { view } = await atConsent(AGENT);
    expect(view.text).toContain("will know who you are, and nothing more");
    expect(view.text).toContain("Asked for, but only administrators can allow it");
  });

  it("that is refused does not lead back", async () => {
    const { browser, view } = await atConsent();
    const refused = await browser.go(view.url, { action: "refuse" });
    expect(refused).toMatchObject({ status: 200, url: view.url });
    expect(refused.text).toContain("<h1>Access was refused</h1>");
    expect((await browser.go(view.url, { action: "allow" })).text).toContain("This sign-in has expired");
    const again = /href="(\/\?[^"]+)"/.exec(refused.text)?.[1]?.replaceAll("&amp;", "&");
    expect((await browser.go(again ?? "")).text).toContain("Allow Confidential");
  });

  it("is remembered: the second time leads straight back, into a grant of its own", async () => {
    const browser = new Browser(accounts.url);
    const codes: string[] = [];
    const first = await browser.allow(authorize, ADMIN, PASSWORD);
    const second = await browser.go(authorize);
    for (const { url } of [first, second]) codes.push(url.searchParams.get("code") ?? "");
    const [one, two] = await Promise.all(codes.map(async (code) => (await exchange(accounts, code)).body));
    const grants = await Promise.all(
      [one, two].map((body) => accounts.accounts.inspect(body?.access_token ?? "")),
    );
    expect(grants[0]?.grantId).not.toBe(grants[1]?.grantId);
    expect(grants[0]?.scopes).toEqual(grants[1]?.scopes);
  });

  it("is asked again for more scopes, or when the application wants it", async () => {
    const browser = new Browser(accounts.url);
    await browser.allow(authorizeUrl(accounts.url, { scope: "webhooks--my:read" }), ADMIN, PASSWORD);
    expect((await browser.go(authorize)).text).toContain('value="allow"');
    await browser.allow(authorize, ADMIN, PASSWORD);
    expect((await browser.go(authorizeUrl(accounts.url, { prompt: "consent" }))).text).toContain(
      'value="allow"',
    );
    const signIn = await browser.go(authorizeUrl(accounts.url, { prompt: "login" }));
    expect(signIn.text).toContain('name="password"');
    const back = await browser.go(signIn.url, credentials(ADMIN));
    expect(back.url.searchParams.get("code")).toBeTruthy();
  });

  it("is remembered too for who can allow nothing", async () => {
    const browser = new Browser(accounts.url);
    await browser.allow(authorize, AGENT, PASSWORD);
    expect((await browser.go(authorize)).url.searchParams.get("code")).toBeTruthy();
  });

  it("can be given from another account", async () => {
    const { browser, view } = await atConsent();
    const signIn = await browser.go(view.url, { action: "switch" });
    expect(signIn.text).toContain('name="password"');
    const consent = await browser.go(signIn.url, credentials(AGENT));
    const { url } = await browser.go(consent.url, { action: "allow" });
    const { body } = await exchange(accounts, url.searchParams.get("code") ?? "");
    expect(await info(accounts, body.access_token)).toMatchObject({ body: { entity_id: AGENT } });
  });

  it("goes to whoever signs in when the application asks for a new sign-in", async () => {
    const browser = new Browser(accounts.url);
    await browser.allow(authorize, ADMIN, PASSWORD);
    const { url } = await browser.allow(authorizeUrl(accounts.url, { prompt: "login" }), AGENT, PASSWORD);
    const { body } = await exchange(accounts, url.searchParams.get("code") ?? "");
    expect(await info(accounts, body.access_token)).toMatchObject({ body: { entity_id: AGENT } });
  });

  it("cannot be given by another browser that knows the address", async () => {
    const { view } = await atConsent();
    const other = await new Browser(accounts.url).go(view.url, { action: "allow" });
    expect(other.status).toBe(400);
    expect(other.text).toContain("This sign-in has expired");
    expect(other.text).not.toContain("Back to");
  });
});

describe("a sign-in that is over, as Back, Forward and bookmarks find it", () => {
  it("leads back to the application that it was for", async () => {
    const { browser, view } = await atConsent();
    await browser.go(view.url, { action: "allow" });
    const again = await browser.go(view.url);
    expect(again.text).toContain("This sign-in has expired");
    expect(again.text).toContain(`<a href="${new URL(REDIRECT_URI).origin}/">Back to Confidential</a>`);
  });

  it("leads back also where it would have gone on", async () => {
    const { browser } = await atConsent();
    const gone = await browser.go(`/${"x".repeat(43)}`);
    expect(gone.text).toContain("Back to Confidential");
  });

  it("leads to the platform's own application where no other is known", async () => {
    const own = await startAccounts({ homeApplication: CLIENT.client_id });
    const view = await new Browser(own.url).go(`/interaction/${"x".repeat(43)}`);
    await own.close();
    expect(view.text).toContain("Back to Confidential");
  });
});

describe("two tabs of a browser", () => {
  it.each([
    ["the same person", ADMIN],
    ["two people", AGENT],
  ])("each sign in and get back: %s", async (_, email) => {
    const browser = new Browser(accounts.url);
    const [first, second] = [await browser.go(authorize), await browser.go(authorize)];
    for (const [view, who] of [
      [first, ADMIN],
      [second, email],
    ] as const) {
      const consent = await browser.go(view.url, credentials(who));
      const back =
        consent.url.origin === view.url.origin ? await browser.go(consent.url, { action: "allow" }) : consent;
      const { body } = await exchange(accounts, back.url.searchParams.get("code") ?? "");
      expect(await info(accounts, body.access_token)).toMatchObject({ body: { entity_id: who } });
    }
  });
});

describe("the cookies of two accounts servers on one host", () => {
  it("do not take each other's place", async () => {
    const { browser, view } = await atConsent();
    const other = await startAccounts();
    await browser.movedTo(other.url).allow(authorizeUrl(other.url), AGENT, PASSWORD);
    await other.close();
    const allowed = await browser.go(view.url, { action: "allow" });
    expect(allowed.url.searchParams.get("code")).not.toBeNull();
    expect((await browser.go(authorizeUrl(accounts.url))).url.searchParams.get("code")).not.toBeNull();
  });
});

describe("a request that is not in order stays here", () => {
  it.each([
    ["no client_id", { client_id: undefined }, "invalid_request"],
    ["an unknown client_id", { client_id: "nobody" }, "invalid_client"],
    ["another host", { redirect_uri: "http://evil.example/callback" }, "invalid_redirect_uri"],
    ["a query", { redirect_uri: `${REDIRECT_URI}?x=1` }, "invalid_redirect_uri"],
    ["traversal", { redirect_uri: `${REDIRECT_URI}/../x` }, "invalid_redirect_uri"],
    ["both wrong", { redirect_uri: "http://evil.example/", response_type: "token" }, "invalid_redirect_uri"],
  ])("with %s", async (_, parameters, error) => {
    const view = await new Browser(accounts.url).go(authorizeUrl(accounts.url, parameters));
    expect(view.status).toBe(400);
    expect(view.text).toContain(`<code>${error}</code>`);
  });

  it("unless it leaves out the only redirect URI there is", async () => {
    const view = await new Browser(accounts.url).go(authorizeUrl(accounts.url, { redirect_uri: undefined }));
    expect(view.text).toContain("<h1>Sign in</h1>");
  });

  it("but other mistakes are told to the application", async () => {
    const view = await new Browser(accounts.url).go(
      authorizeUrl(accounts.url, { response_type: "password" }),
    );
    expect(view.url.origin).toBe("http://localhost:9");
    expect(view.url.searchParams.get("error")).toBe("unsupported_response_type");
  });

  it.each([
    ["GET", "/favicon.ico", 404],
    ["GET", "/nothing/here", 404],
    ["GET", "//evil.example/x", 404],
    ["GET", "/.well-known/openid-configuration", 404],
    ["GET", "/token", 405],
    ["POST", "/", 405],
    ["GET", "/health", 200],
    ["HEAD", "/health", 200],
    ["GET", "/geist.woff2", 200],
    ["GET", `/${"a".repeat(43)}`, 400],
    ["GET", `/interaction/${"a".repeat(43)}`, 400],
  ])("%s %s answers %i", async (method, path, status) => {
    const response = await fetch(accounts.url + path, { method });
    expect(response.status).toBe(status);
    await response.arrayBuffer();
  });
});
