import { beforeAll, beforeEach, expect, inject, it, vi } from "vitest";
import { dashboardErrorSchema } from "@/lib/contract/dashboard-error";
import {
  type HostileRequest,
  hostileRequests,
  sendAll,
  type Target,
} from "@/platform/testing/hostile-requests";
import type { RawAnswer } from "@/platform/testing/raw-http";
import type { TestPlatform } from "@/platform/testing/start-test-platform";
import { csrfCookie } from "@/server/sign-in/cookie-names";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { createFaultyApi } from "@/server/testing/faulty-api";
import { preparePlatform } from "@/server/testing/signed-in";
import { everywhere, startRealDoor } from "./testing/real-door";
import { ask, type License, openLicense, SAMPLES } from "./testing/samples";

/*
 * Sends requests generated from a seed through the real door to the real handlers. None may end in a server error, and each
 * answer must carry the common headers.
 */

const REQUESTS = inject("long") ? 50_000 : 500;
/** Requests between two deletions of the rows they created: lists stay short, and no rate limit is reached. */
const TIDY_AFTER = 250;

const api = createFaultyApi();
let platform: TestPlatform;
let license: License;
let lines: string[] = [];

beforeAll(async () => {
  platform = await preparePlatform(api.start);
  license = await openLicense(platform, api);
});
beforeEach(
  () => void vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0),
);

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const OTHERS: Target[] = [
  { method: "GET", path: "/api/auth/signin" },
  { method: "GET", path: "/api/auth/signin/livechat" },
  {
    method: "POST",
    path: "/api/auth/signin/livechat",
    body: form({ callbackUrl: "/bots", csrfToken: "x", json: "true" }),
  },
  { method: "GET", path: "/api/auth/callback/livechat?code=x&state=y" },
  { method: "GET", path: "/api/auth/csrf" },
  { method: "GET", path: "/api/auth/[nextauth]" },
  {
    method: "POST",
    path: "/api/csp-reports",
    body: { "csp-report": { "violated-directive": "img-src", "blocked-uri": "x" } },
  },
  { method: "GET", path: "/api/health" },
  { method: "GET", path: "/api/metrics" },
  { method: "GET", path: "/bots/[botId]" },
  { method: "GET", path: "/_next/static/[file]" },
  { method: "GET", path: "/api/[nothing]" },
];

/** Target made from a route's sample: the generator fills the ids in its path; its body is valid. */
async function targetOf(what: string): Promise<Target> {
  const [method = "", path = ""] = what.split(" ");
  const { params = {}, query = "", body } = (await SAMPLES[what]?.(license)) ?? {};
  const filled = path.replaceAll(/\[(\w+)\]/g, (name, key: string) =>
    key === "kind" ? (params[key] ?? name) : name,
  );
  return { method, path: filled + query, body };
}

async function idsOf(): Promise<string[]> {
  const made = await Promise.all(
    ["GET /api/bots/[id]", "DELETE /api/webhooks/[id]"].map((what) => SAMPLES[what]?.(license)),
  );
  return [...made.flatMap((sample) => Object.values(sample?.params ?? {})), "7"];
}

function check({ method, isBroken }: HostileRequest, answer: RawAnswer | undefined, seen: Set<number>): void {
  seen.add(answer?.status ?? 0);
  if (answer === undefined) return expect(isBroken || method === "CONNECT").toBe(true);
  const { status, headers, body } = answer;
  // The body budget refuses simultaneous large uploads; any other server error is a failure.
  if (status === 503) expect(body).toContain("is receiving too much at once");
  else expect(status).toBeLessThan(500);
  for (const [name, value] of Object.entries(everywhere()))
    expect([name, headers.get(name.toLowerCase())]).toEqual([name, value]);
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  if (status >= 400 && method !== "HEAD" && headers.get("content-type")?.startsWith("application/json")) {
    dashboardErrorSchema.parse(JSON.parse(body));
  }
}

async function tidy(): Promise<void> {
  await platform.database.deleteFrom("bots").execute();
  await platform.database.deleteFrom("webhooks").execute();
  const db = await database();
  for (const table of ["allowances", "test_deliveries", "filter_cases", "playground_questions"] as const) {
    await db.deleteFrom(table).execute();
  }
}

it(`${REQUESTS} generated requests do not make it fail`, { timeout: 3_600_000 }, async () => {
  const url = await startRealDoor();
  const { APP_URL } = environment();
  const targets = [...OTHERS];
  // Signing out would end the session that all requests share.
  for (const what of Object.keys(SAMPLES))
    if (what !== "POST /api/sign-out") targets.push(await targetOf(what));
  const { cookie } = license.admin;
  const credentials = [
    `Cookie: ${cookie}`,
    `Cookie: ${cookie}`,
    `Cookie: ${cookie}; ${csrfCookie()}=x|y`,
    "Cookie: x=y",
  ];
  const usual = [`Origin: ${APP_URL}`, "Sec-Fetch-Site: same-origin"];
  const seen = new Set<number>();
  for (let left = REQUESTS, seed = 3; left > 0; left -= TIDY_AFTER, seed++) {
    const ids = await idsOf();
    const next = hostileRequests(seed, { targets, credentials, usual, ids, host: new URL(url).host });
    await sendAll(url, Math.min(left, TIDY_AFTER), next, (request, answer) => check(request, answer, seen));
    expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    lines = [];
    await tidy();
  }
  // A generator whose requests are all refused alike would prove nothing.
  expect([...seen]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 405, 413]));
  expect((await ask("GET /api/session", {}, license.admin)).status).toBe(200);
});
