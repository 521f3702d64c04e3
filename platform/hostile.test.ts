import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { errorReplySchema } from "@/lib/contract/errors";
import { METHODS, type MethodName } from "@/lib/contract/methods";
import { VERSIONS } from "@/lib/contract/versions";
import { DELIVERIES_PATH, SIMULATE_PATH } from "./deliveries/paths";
import { hostileRequests, sendAll, type Target } from "./testing/hostile-requests";
import { EXAMPLES } from "./testing/reference-examples";
import { sendRaw } from "./testing/raw-http";
import { startTestPlatform, type TestPlatform } from "./testing/start-test-platform";

/* Sends requests generated from a seed to both servers of the platform: each must be answered, and without a failure. */

const REQUESTS = inject("long") ? 200_000 : 1_000;
/** Requests after which the bots and webhooks that they created are deleted, so that lists stay short. */
const TIDY_AFTER = 1_000;

let platform: TestPlatform;
let token: string;
const internal: unknown[] = [];

beforeAll(async () => {
  platform = await startTestPlatform({ onError: (error) => internal.push(error) });
  token = (await platform.tokenFor()).access_token;
});
afterAll(() => platform.close());

/** Example request of the reference, with its webhooks pointed at a closed local port. */
const example = (name: MethodName) =>
  (EXAMPLES[name].request || "{}").replaceAll("myservice.com", "127.0.0.1:9");

const API: Target[] = [
  ...Object.entries(METHODS).flatMap(([name, { path }]) =>
    VERSIONS.map((version) => ({
      method: "POST",
      path: `/configuration/${version}/${path}`,
      body: JSON.parse(example(name as MethodName)) as unknown,
    })),
  ),
  { method: "POST", path: "/configuration/[version]/agents/[method]", body: {} },
  {
    method: "POST",
    path: SIMULATE_PATH,
    body: { push: { action: "incoming_event", webhook_id: "x", payload: { chat_id: "c" } } },
  },
  { method: "GET", path: DELIVERIES_PATH },
  { method: "GET", path: "/openapi.json" },
  { method: "GET", path: "/avatars/[file]" },
  { method: "GET", path: "/health" },
];

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const AUTHORIZE = "/?response_type=code&client_id=application-a&redirect_uri=http://localhost:9/callback";
const ACCOUNTS: Target[] = [
  { method: "GET", path: "/" },
  { method: "GET", path: AUTHORIZE },
  { method: "POST", path: "/token", body: form({ grant_type: "refresh_token", refresh_token: "x" }) },
  { method: "POST", path: "/token", body: form({ grant_type: "authorization_code", code: "x" }) },
  { method: "DELETE", path: "/token?token=[id]" },
  { method: "GET", path: "/info" },
  { method: "GET", path: `/interaction/${"a".repeat(43)}` },
  { method: "POST", path: `/interaction/${"a".repeat(43)}`, body: form({ email: "x", password: "y" }) },
  { method: "GET", path: `/${"a".repeat(43)}` },
  { method: "GET", path: "/health" },
];

async function run(url: string, seed: number, targets: Target[], isApi: boolean): Promise<void> {
  const statuses = new Set<number>();
  const { host } = new URL(url);
  const credentials = [
    `Authorization: Bearer ${token}`,
    `Authorization: Bearer ${token}`,
    "Cookie: _session=x",
  ];
  const next = hostileRequests(seed, {
    targets,
    credentials,
    ids: ["x", "v0.4", "1", "get_bot_agents"],
    host,
  });
  for (let left = REQUESTS / 2; left > 0; left -= TIDY_AFTER) {
    await sendAll(url, Math.min(left, TIDY_AFTER), next, ({ method, isBroken }, answer) => {
      statuses.add(answer?.status ?? 0);
      if (answer === undefined) return expect(isBroken || method === "CONNECT").toBe(true);
      // A request that was cut off may time out while the server waits for the rest.
      expect(answer.status === 504 && isBroken ? 0 : answer.status).toBeLessThan(500);
      if (!isApi || answer.status < 400 || method === "HEAD") return;
      expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
      errorReplySchema.parse(JSON.parse(answer.body));
    });
    await platform.database.deleteFrom("bots").execute();
    await platform.database.deleteFrom("webhooks").execute();
  }
  // A generator whose requests are all refused alike would prove nothing.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 404, 405]));
}

/** Requests that once made one of the servers fail. */
it.each([
  ["a Host that is empty", `GET ${AUTHORIZE} HTTP/1.1\r\nHost: `],
  ["a Host with a space", `GET ${AUTHORIZE} HTTP/1.1\r\nHost: a b`],
  ["no Host", `GET ${AUTHORIZE} HTTP/1.0`],
])("%s does not make it fail", async (_, head) => {
  const { status } = await sendRaw(platform.accountsUrl, `${head}\r\nConnection: close\r\n\r\n`);
  expect(status).toBeLessThan(500);
});

it(`${REQUESTS} generated requests do not make it fail`, { timeout: 3_600_000 }, async () => {
  await run(platform.apiUrl, 1, API, true);
  await run(platform.accountsUrl, 2, ACCOUNTS, false);
  expect(internal).toEqual([]);
  const health = await Promise.all(
    [platform.apiUrl, platform.accountsUrl].map((url) => fetch(`${url}/health`)),
  );
  expect(health.map(({ status }) => status)).toEqual([200, 200]);
});
