import { NextRequest } from "next/server";
import { beforeAll, expect, it, vi } from "vitest";
import { prepareDashboard } from "@/server/testing/dashboard";
import { handleAuth } from "./handle-auth";

const APP = "http://localhost:3130";
beforeAll(() => prepareDashboard());

const PATHS = [
  "signin",
  "signin/livechat",
  "signin/other",
  "signin/livechat/more",
  "callback",
  "callback/livechat",
  "callback/other",
  "callback/%00",
  "signout",
  "signout/x",
  "csrf",
  "csrf/x",
  "providers",
  "session",
  "session/x",
  "error",
  "_log",
  "verify-request",
  "__proto__",
  "nothing",
];
const QUERIES = [
  "",
  "?callbackUrl=%0Aof+strangers",
  "?callbackUrl=javascript:of-strangers",
  "?callbackUrl=a&callbackUrl=b",
  "?code=x&state=%0Aof+strangers",
  "?error=%0Aof+strangers",
  "?nextauth=csrf&x[y]=1",
];
const FORM = "application/x-www-form-urlencoded";
const BODIES: [string, string | undefined][] = [
  [FORM, undefined],
  [FORM, "callbackUrl=%0Aof+strangers"],
  [FORM, "csrfToken=x&callbackUrl=http%3A%2F%2F"],
  [FORM, "csrfToken=%ff%fe&=&&x"],
  ["application/json", "{"],
  ["application/json", '{"callbackUrl":{}}'],
  ["text/plain", "of strangers"],
];
const COOKIES = ["", "switchboard-3130.csrf=x|y; switchboard-3130.unused-callback-url=of%20strangers"];

function requests() {
  const found: { method: string; path: string; type?: string; body?: string; cookie: string }[] = [];
  for (const cookie of COOKIES) {
    for (const path of PATHS) {
      for (const query of QUERIES)
        for (const method of ["GET", "HEAD"]) found.push({ method, path: path + query, cookie });
      for (const [type, body] of BODIES)
        for (const method of ["POST", "PUT", "PATCH", "DELETE"])
          found.push({ method, path, type, body, cookie });
    }
  }
  return found;
}

async function ask({ method, path, type, body, cookie }: ReturnType<typeof requests>[number]) {
  const headers = { cookie, ...(type && { "content-type": type }) };
  const request = new NextRequest(`${APP}/api/auth/${path}`, { method, headers, body });
  const nextauth = decodeURIComponent(request.nextUrl.pathname).split("/").slice(3);
  return handleAuth(request, { params: Promise.resolve({ nextauth }) });
}

it("answers whatever is asked, and lets nobody write into the log", async () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => written.push(String(line)) > 0);
  const failed: string[] = [];
  for (const request of requests()) {
    const status = await ask(request).then(
      (response) => response.status,
      (error: unknown) => String(error),
    );
    if (typeof status === "string" || status >= 500) failed.push(`${status} ${JSON.stringify(request)}`);
  }
  expect(failed).toEqual([]);
  expect(written.filter((line) => /of.strangers/.test(line))).toEqual([]);
  // A callback without a sign-in is logged, but only in our own words.
  const others = written.filter((line) => !/"event":"not signed in","why":"OAuthCallback"\}\n$/.test(line));
  expect(others.map((line) => line.slice(0, 300))).toEqual([]);
});

it.each([
  ["PUT", "signin/livechat", 405],
  ["POST", "signout", 404],
  ["POST", "session", 404],
  ["POST", "callback/livechat", 405],
  ["POST", "csrf", 405],
  ["GET", "signin/other", 404],
  ["GET", "_log", 404],
])("%s %s is %d", async (method, path, status) => {
  expect((await ask({ method, path, cookie: "" })).status).toBe(status);
});

it.each([
  ["application/json", '{"callbackUrl":"/bots"}', 400],
  [FORM, "x".repeat(20_000), 413],
])("takes a form, not %s of %.10s", async (type, body, status) => {
  expect((await ask({ method: "POST", path: "signin/livechat", type, body, cookie: "" })).status).toBe(
    status,
  );
});
