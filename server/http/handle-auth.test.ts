import { NextRequest } from "next/server";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Browser as AccountsBrowser } from "@/platform/accounts/testing/browser";
import { TEST_PASSWORD } from "@/platform/testing/start-test-platform";
import { environment } from "@/server/environment";
import { preparePlatform } from "@/server/testing/signed-in";
import { attemptOf } from "@/server/sign-in/attempt";
import { handleAuth } from "./handle-auth";
import { sidOf } from "@/server/sign-in/session-cookie";
import { findSession } from "@/server/sign-in/session-rows";

const APP = "http://localhost:3130";
let platform: Awaited<ReturnType<typeof preparePlatform>>;

beforeAll(async () => {
  platform = await preparePlatform(undefined, { redirectLimit: 1000 });
  await platform.database
    .updateTable("applications")
    .set({ redirect_uris: JSON.stringify([`${APP}/api/auth/callback/livechat`]) })
    .execute();
});
beforeEach(() => void vi.spyOn(process.stdout, "write").mockReturnValue(true));

/**
 * Browser with its cookies for the dashboard, which all its tabs share, and its cookies for the accounts
 * server.
 */
function browser() {
  const cookies = new Map<string, string>();
  const accounts = new AccountsBrowser(platform.accountsUrl);
  const ask = async (
    address: string,
    init: { method?: string; body?: URLSearchParams; headers?: HeadersInit } = {},
  ) => {
    const url = new URL(address, APP);
    const headers = new Headers(init.headers ?? { origin: APP, "sec-fetch-site": "same-origin" });
    headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const nextauth = url.pathname.split("/").slice(3);
    const request = new NextRequest(url, { method: init.method, body: init.body, headers });
    const response = await handleAuth(request, { params: Promise.resolve({ nextauth }) });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split("; ");
      const name = pair.slice(0, pair.indexOf("="));
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, pair.slice(name.length + 1));
    }
    return response;
  };
  return {
    cookies,
    ask,
    /** Presses "Sign in" in a tab that was going somewhere; answers where the tab is sent. */
    async begin(to: string, headers?: HeadersInit): Promise<string> {
      const body = new URLSearchParams({ callbackUrl: to, json: "true" });
      const response = await ask("/api/auth/signin/livechat", { method: "POST", body, headers });
      return ((await response.json()) as { url: string }).url;
    },
    /** Signs in at the accounts server; answers the address that leads back. */
    signIn: async (url: string) => (await accounts.allow(url, "admin@one.example", TEST_PASSWORD)).url.href,
    /** Follows that; answers where the tab ends up. */
    async arrive(address: string): Promise<string> {
      const location = (await ask(address)).headers.get("location") ?? "";
      return location.replace(APP, "");
    },
    async isSignedIn(): Promise<boolean> {
      const sid = await sidOf([...cookies].map(([name, value]) => ({ name, value })));
      return sid !== undefined && (await findSession(sid)) !== undefined;
    },
  };
}

describe("signing in", () => {
  it("leads to the page it was for, and leaves cookies by the name of this installation", async () => {
    const one = browser();
    const back = await one.signIn(await one.begin("/webhooks?action=thread_closed"));
    expect(await one.arrive(back)).toBe("/webhooks?action=thread_closed");
    expect(await one.isSignedIn()).toBe(true);
    expect([...one.cookies.keys()].toSorted()).toEqual(["switchboard-3130.csrf", "switchboard-3130.session"]);
  });

  it.each([
    ["the first tab first", [0, 1]],
    ["the second tab first", [1, 0]],
  ] as const)("in two tabs at once leads each to its own page: %s", async (_, order) => {
    const one = browser();
    const pages = ["/webhooks", "/changes?kind=bot"];
    const ways = [await one.begin(pages[0] ?? ""), await one.begin(pages[1] ?? "")];
    for (const tab of order) {
      const back = await one.signIn(ways[tab] ?? "");
      expect(await one.arrive(back)).toBe(pages[tab]);
      expect(await one.isSignedIn()).toBe(true);
    }
  });

  it("again leaves what other tabs ask just then its session, for a minute", async () => {
    const one = browser();
    const sid = async () => (await sidOf([...one.cookies].map(([name, value]) => ({ name, value })))) ?? "";
    await one.arrive(await one.signIn(await one.begin("/webhooks")));
    const first = await sid();
    await one.arrive(await one.signIn(await one.begin("/changes")));
    expect(await sid()).not.toBe(first);
    expect(await findSession(first)).toBeDefined();
    expect(await findSession(first, Date.now() + 61_000)).toBeUndefined();
    expect(await findSession(await sid(), Date.now() + 61_000)).toBeDefined();
  });

  it("in two tabs, each back before the other's code is used, leads each to its own page", async () => {
    const one = browser();
    const [first, second] = [await one.begin("/webhooks"), await one.begin("/changes")];
    const backs = [await one.signIn(first), await one.signIn(second)];
    expect(await one.arrive(backs[0] ?? "")).toBe("/webhooks");
    expect(await one.arrive(backs[1] ?? "")).toBe("/changes");
  });

  it("in ten tabs keeps the cookies few", async () => {
    const one = browser();
    for (let tab = 0; tab < 10; tab++) await one.begin(`/bots?q=${tab}`);
    expect(one.cookies.size).toBeLessThanOrEqual(5);
    expect(await one.arrive(await one.signIn(await one.begin("/bots")))).toBe("/bots");
  });

  it("goes nowhere else", async () => {
    const one = browser();
    expect(await one.arrive(await one.signIn(await one.begin("https://evil.example/")))).toMatch(/^\/?$/);
  });

  it("keeps the path of an address that is too long", async () => {
    const attempt = await attemptOf(
      new URL(await browser().begin(`/playground?q=${"x".repeat(5000)}`)).searchParams.get("state"),
    );
    expect(attempt?.to).toBe(`${APP}/playground`);
  });
});

describe("coming back", () => {
  const CALLBACK = "/api/auth/callback/livechat";

  it("too late, or in another browser, leads to the sign-in page and from there to the right page", async () => {
    const back = await browser().signIn(await browser().begin("/webhooks?x=1"));
    const other = browser();
    expect(await other.arrive(back)).toBe("/sign-in?error=OAuthCallback&callbackUrl=%2Fwebhooks%3Fx%3D1");
    expect(await other.isSignedIn()).toBe(false);
  });

  it("once more, as by Back, leads on for whoever is signed in", async () => {
    const one = browser();
    const back = await one.signIn(await one.begin("/webhooks"));
    await one.arrive(back);
    expect(await one.arrive(back)).toBe("/webhooks");
    expect(await one.isSignedIn()).toBe(true);
  });

  it.each([`${CALLBACK}?code=x&state=made-up`, `${CALLBACK}?code=x`, CALLBACK])(
    "with what we never gave signs nobody in: %s",
    async (address) => {
      const one = browser();
      await one.begin("/webhooks");
      expect(await one.arrive(address)).toBe("/sign-in?error=OAuthCallback&callbackUrl=%2F");
      expect(await one.isSignedIn()).toBe(false);
    },
  );

  it("with the answer to somebody else's question signs nobody in", async () => {
    const attacker = browser();
    const back = await attacker.signIn(await attacker.begin("/bots"));
    const one = browser();
    const mine = new URL(await one.begin("/bots"));
    const mixed = new URL(back);
    mixed.searchParams.set("state", mine.searchParams.get("state") ?? "");
    expect(await one.arrive(back)).toContain("error=");
    expect(await one.arrive(mixed.href)).toContain("error=");
    expect(await one.isSignedIn()).toBe(false);
  });

  it("refused says so, and every way that did not sign in is in the log", async () => {
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const one = browser();
    const state = new URL(await one.begin("/webhooks")).searchParams.get("state") ?? "";
    const query = new URLSearchParams({ error: "access_denied", state });
    expect(await one.arrive(`${CALLBACK}?${query}`)).toBe(
      "/sign-in?error=AccessDenied&callbackUrl=%2Fwebhooks",
    );
    await one.arrive(`${CALLBACK}?code=x&state=made-up`);
    const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)) as { event: string });
    expect(lines.filter(({ event }) => event === "not signed in")).toMatchObject([
      { level: "info", why: "AccessDenied" },
      { level: "info", why: "OAuthCallback" },
    ]);
  });

  it("while the accounts server is down says that", async () => {
    const one = browser();
    const back = await one.signIn(await one.begin("/webhooks"));
    const settings = environment();
    const { ACCOUNTS_URL } = settings;
    settings.ACCOUNTS_URL = "http://127.0.0.1:9";
    const query = new URLSearchParams(new URL(back).search);
    query.delete("iss");
    const arrived = await one.arrive(`${CALLBACK}?${query}`);
    settings.ACCOUNTS_URL = ACCOUNTS_URL;
    expect(arrived).toBe("/sign-in?error=Callback&callbackUrl=%2Fwebhooks");
  });
});

describe("beginning", () => {
  it("from another site's page is not taken", async () => {
    const url = await browser().begin("/bots", {
      origin: "https://evil.example",
      "sec-fetch-site": "cross-site",
    });
    expect(url).toContain("csrf=true");
  });

  it("without a browser takes the token that was asked for", async () => {
    const one = browser();
    const { csrfToken } = (await (await one.ask("/api/auth/csrf", { headers: {} })).json()) as {
      csrfToken: string;
    };
    const body = new URLSearchParams({ callbackUrl: "/bots", json: "true", csrfToken });
    const response = await one.ask("/api/auth/signin/livechat", { method: "POST", body, headers: {} });
    expect(((await response.json()) as { url: string }).url).toContain(platform.accountsUrl);
    expect([...one.cookies.keys()][0]).toBe("switchboard-3130.csrf");
  });
});

it("writes nothing of an address that is none into the log", async () => {
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const response = await browser().ask("/api/auth/signin?callbackUrl=http%3A%2F%2F%0Ainto+the+log");
  expect(response.headers.get("location")).toMatch(/^\/sign-in\?callbackUrl=http%3A%2F%2Flocalhost%3A3130/);
  expect(JSON.stringify(written.mock.calls)).not.toContain("into the log");
});

it("renews no cookie: a session ends when it ends", async () => {
  const one = browser();
  await one.arrive(await one.signIn(await one.begin("/webhooks")));
  const response = await one.ask("/api/auth/session");
  expect(response.status).toBe(404);
  expect(response.headers.getSetCookie()).toEqual([]);
});

describe("the names of cookies", () => {
  it("are bound to the host where there is TLS", async () => {
    const settings = environment();
    settings.APP_URL = "https://switchboard.example";
    const body = new URLSearchParams({ callbackUrl: "/", json: "true" });
    const headers = { origin: settings.APP_URL, "sec-fetch-site": "same-origin" };
    const response = await browser().ask("/api/auth/signin/livechat", { method: "POST", body, headers });
    settings.APP_URL = APP;
    const set = response.headers.getSetCookie();
    expect(set).toHaveLength(1);
    expect(set[0]).toMatch(
      /^__Host-switchboard-443\.sign-in\.[\w-]+=.*; Path=\/;.*HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});
