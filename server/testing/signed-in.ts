import { encode } from "next-auth/jwt";
import { NextRequest } from "next/server";
import { afterAll } from "vitest";
import { sessionCookie } from "@/server/sign-in/cookie-names";
import { startSession } from "@/server/sign-in/session-rows";
import { fetchAccountInfo } from "@/server/sign-in/accounts";
import { environment } from "@/server/environment";
import {
  APPLICATIONS,
  startTestPlatform,
  type TokenFor,
  type TestPlatform,
  type TestPlatformOptions,
} from "@/platform/testing/start-test-platform";
import { testClient } from "@/platform/testing/client";
import { prepareDashboard } from "./dashboard";

/**
 * Prepares a dashboard whose Configuration API and accounts server are the real platform, running in this
 * process.
 * @param through returns the API's address for the dashboard, e.g. of a proxy in front of the given one
 */
export async function preparePlatform(
  through: (apiUrl: string) => Promise<string> = async (apiUrl) => apiUrl,
  options?: TestPlatformOptions,
): Promise<TestPlatform> {
  const platform = await startTestPlatform(options);
  await prepareDashboard({
    CONFIGURATION_API_URL: `${await through(platform.apiUrl)}/configuration`,
    ACCOUNTS_URL: platform.accountsUrl,
    OAUTH_CLIENT_ID: APPLICATIONS[0],
    OAUTH_CLIENT_SECRET: `secret of ${APPLICATIONS[0]}`,
  });
  afterAll(() => platform.close());
  return platform;
}

export type Browser = {
  sid: string;
  /** Access token with which the session began. */
  token: string;
  cookie: string;
};

/**
 * Client with the token of a browser's session, to check stored objects and to change them behind the
 * dashboard's back.
 */
export function clientOf(platform: TestPlatform, { token }: Browser) {
  return testClient(platform.apiUrl, token);
}

/** Signs a browser in: creates the session and cookie that the OAuth flow would have created. */
export async function signIn(platform: TestPlatform, who?: TokenFor): Promise<Browser> {
  const issued = await platform.tokenFor(who);
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = issued;
  const sid = await startSession(await fetchAccountInfo(accessToken), {
    accessToken,
    refreshToken,
    expiresIn,
  });
  return { sid, token: accessToken, cookie: await cookieFor(sid) };
}

/** Cookie that next-auth would have set for a session. */
export async function cookieFor(sid: string): Promise<string> {
  const jwt = await encode({ token: { sub: "someone", sid }, secret: environment().AUTH_SECRET });
  return `${sessionCookie()}=${jwt}`;
}

type RouteHandler = (request: NextRequest, context: { params: Promise<unknown> }) => Promise<Response>;
export type RouteAnswer = { status: number; json: unknown; text: string; headers: Headers };

type Options = {
  method?: string;
  body?: unknown;
  params?: Record<string, string>;
  /** Query with its question mark. */
  query?: string;
  /** Headers that replace the ones of a browser on our own page. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** Calls a route handler as a browser on one of our own pages would. */
export async function visit(
  handler: RouteHandler,
  browser: Browser | undefined,
  { method = "GET", body, params = {}, query = "", headers, signal }: Options = {},
): Promise<RouteAnswer> {
  const request = new NextRequest(`${environment().APP_URL}/api/test${query}`, {
    method,
    signal,
    headers: {
      ...(headers ?? { origin: environment().APP_URL, "sec-fetch-site": "same-origin" }),
      ...(browser === undefined ? {} : { cookie: browser.cookie }),
    },
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const json: unknown = /^application\/json/.test(response.headers.get("content-type") ?? "")
    ? JSON.parse(text)
    : undefined;
  return { status: response.status, json, text, headers: response.headers };
}
