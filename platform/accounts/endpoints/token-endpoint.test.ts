import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueCode, issueToken } from "../issue-token";
import { ADMIN, CLIENT, REDIRECT_URI, startAccounts, type TestAccounts } from "../testing/start-accounts";

let accounts: TestAccounts;
beforeAll(async () => {
  accounts = await startAccounts();
});
afterAll(async () => {
  expect(accounts.errors).toEqual([]);
  await accounts.close();
});

const basic = `Basic ${Buffer.from(`${CLIENT.client_id}:${CLIENT.client_secret}`).toString("base64")}`;
const query = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`;

type Sent = { query?: string; body?: string; headers?: Record<string, string> };

/** Ways to say the same; `p` are the parameters without the application's credentials. */
const WAYS: [string, (p: Record<string, string>) => Sent][] = [
  [
    "a form",
    (p) => ({
      body: query({ ...p, ...CLIENT }).slice(1),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
  ],
  [
    "JSON",
    (p) => ({
      body: JSON.stringify({ ...p, ...CLIENT }),
      headers: { "content-type": "application/json; charset=utf-8" },
    }),
  ],
  [
    "JSON that calls itself a form, as curl does",
    (p) => ({
      body: JSON.stringify({ ...p, ...CLIENT }),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
  ],
  [
    "a form that calls itself JSON",
    (p) => ({ body: query({ ...p, ...CLIENT }).slice(1), headers: { "content-type": "application/json" } }),
  ],
  [
    "a form that calls itself text",
    (p) => ({ body: query({ ...p, ...CLIENT }).slice(1), headers: { "content-type": "text/plain" } }),
  ],
  ["the query", (p) => ({ query: query({ ...p, ...CLIENT }) })],
  ["the query and an empty JSON object", (p) => ({ query: query({ ...p, ...CLIENT }), body: "{}" })],
  ["the query and null", (p) => ({ query: query({ ...p, ...CLIENT }), body: "null" })],
  ["half query, half form", (p) => ({ query: query(CLIENT), body: query(p).slice(1) })],
  [
    "Basic and a form",
    (p) => ({
      body: query(p).slice(1),
      headers: { authorization: basic, "content-type": "application/x-www-form-urlencoded" },
    }),
  ],
  [
    "Basic and JSON with the client_id again",
    (p) => ({
      body: JSON.stringify({ ...p, client_id: CLIENT.client_id }),
      headers: { authorization: basic },
    }),
  ],
  [
    "a form, Basic as well",
    (p) => ({ body: query({ ...p, ...CLIENT }).slice(1), headers: { authorization: basic } }),
  ],
  [
    "a form, and a bearer out of habit",
    (p) => ({ body: query({ ...p, ...CLIENT }).slice(1), headers: { authorization: "Bearer x" } }),
  ],
  [
    "JSON with nulls and unknown fields",
    (p) => ({ body: JSON.stringify({ ...p, ...CLIENT, scope: null, audience: { a: 1 }, state: 5 }) }),
  ],
  [
    "a form whose wish is text/html",
    (p) => ({ body: query({ ...p, ...CLIENT }).slice(1), headers: { accept: "text/html" } }),
  ],
];

async function send({ query: search = "", body, headers }: Sent): Promise<{ status: number; body: unknown }> {
  const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
  const response = await fetch(`${accounts.url}/token${search}`, { method: "POST", body: bytes, headers });
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(response.headers.get("cache-control")).toContain("no-store");
  return { status: response.status, body: await response.json() };
}

describe("POST /token takes parameters as", () => {
  it.each(WAYS)("%s", async (_, way) => {
    const request = { email: ADMIN, clientId: CLIENT.client_id };
    const code = await issueCode(accounts.accounts, { ...request, redirectUri: REDIRECT_URI });
    const exchanged = await send(way({ grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI }));
    expect(exchanged).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 3920 } });
    const { refresh_token } = await issueToken(accounts.accounts, request);
    const refreshed = await send(way({ grant_type: "refresh_token", refresh_token }));
    expect(refreshed).toMatchObject({ status: 200, body: { refresh_token: expect.any(String) } });
  });
});

describe("POST /token refuses", () => {
  it.each([
    ["nothing at all", {}, 400, "invalid_request"],
    ["broken JSON", { body: "{" }, 400, "invalid_request"],
    ["a JSON list", { body: "[]" }, 400, "invalid_request"],
    ["no grant type", { query: query(CLIENT) }, 400, "invalid_request"],
    ["no code", { query: query({ ...CLIENT, grant_type: "authorization_code" }) }, 400, "invalid_request"],
    [
      "a wrong secret by Basic",
      {
        query: query({ grant_type: "refresh_token", refresh_token: "x" }),
        headers: { authorization: `Basic ${btoa("confidential:x")}` },
      },
      401,
      "invalid_client",
    ],
    ["a body too large", { body: "x".repeat(1024 * 1024 + 1) }, 413, "invalid_request"],
  ])("%s", async (_, sent: Sent, status, error) => {
    expect(await send(sent)).toMatchObject({ status, body: { error } });
  });
});
