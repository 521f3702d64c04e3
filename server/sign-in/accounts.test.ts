import type { ServerResponse } from "node:http";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { environment } from "@/server/environment";
import { prepareDashboard } from "@/server/testing/dashboard";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { exchangeCode, fetchAccountInfo, inspectToken, refreshTokens, revokeToken } from "./accounts";

beforeAll(() => prepareDashboard());
beforeEach(() => void vi.spyOn(process.stdout, "write").mockReturnValue(true));

const GOOD = {
  access_token: "access",
  refresh_token: "refresh",
  expires_in: 60,
  entity_id: "a@b.example",
  license_id: 1,
  client_id: "c",
  scope: "",
};

/** Accounts server that refuses the first `times` requests, then answers. */
async function accounts(times: number, status: number, after: string) {
  const { url, requests } = await startHttpServer((_, response: ServerResponse) => {
    if (requests.length > times) return answer(response, 200, GOOD);
    response.setHeader("retry-after", after);
    answer(response, status, { error: "temporarily_unavailable" });
  });
  environment().ACCOUNTS_URL = url;
  return requests;
}

/** Starts an accounts server that answers every request alike. */
async function answering(status: number, body: string) {
  const { url } = await startHttpServer((_, response: ServerResponse) => {
    response.writeHead(status, { "content-type": "text/html" }).end(body);
  });
  environment().ACCOUNTS_URL = url;
}

describe("what stands in between", () => {
  it.each([
    [200, "<html>Sign in to the guest network</html>"],
    [403, "<html>No</html>"],
    [403, '{"error":"invalid_grant"}'],
    [500, '{"error":"invalid_grant"}'],
    [200, '{"error":"invalid_grant"}'],
  ])("has no say in whether a grant lives: %d %s", async (status, body) => {
    await answering(status, body);
    await expect(refreshTokens("r")).rejects.toMatchObject({ code: "upstream_unavailable" });
    await expect(inspectToken("t")).rejects.toMatchObject({ code: "upstream_unavailable" });
  });

  it.each([
    [200, "<html>Sign in to the guest network</html>"],
    [403, '{"error":"invalid_grant"}'],
    [302, ""],
  ])("has revoked nothing: %d %s", async (status, body) => {
    await answering(status, body);
    await expect(revokeToken("t")).rejects.toMatchObject({ code: "upstream_unavailable" });
  });

  it.each([
    [400, '{"error":"invalid_grant"}'],
    [401, '{"error":"invalid_token"}'],
    [200, "{}"],
    [204, ""],
  ])("is told from the accounts server, for which nothing is left to revoke: %d %s", async (status, body) => {
    await answering(status, body);
    await revokeToken("t");
  });
});

const code = { code: "c", code_verifier: "v", redirect_uri: "http://localhost/" };
const CALLS = [
  ["a renewal", () => refreshTokens("r")],
  ["a code", () => exchangeCode(code)],
  ["the question who it is", () => fetchAccountInfo("t")],
  ["a revocation", () => revokeToken("t")],
] as const;

it.each(CALLS)("%s is asked again after a 429, when it says so", async (_, call) => {
  const requests = await accounts(2, 429, "0");
  await call();
  expect(requests).toHaveLength(3);
});

it.each([
  [2, CALLS[2]],
  [2, CALLS[3]],
  [1, CALLS[0]],
  [1, CALLS[1]],
] as const)(
  "after a 503 it is asked %d times in all: twice only where that does no harm",
  async (count, [, call]) => {
    const requests = await accounts(1, 503, "0");
    await call().catch((error: unknown) => expect(error).toMatchObject({ code: "upstream_unavailable" }));
    expect(requests).toHaveLength(count);
  },
);

it.each(CALLS)(
  "%s is not waited for longer than a person waits, and says when to come again",
  async (_, call) => {
    const requests = await accounts(5, 429, "40");
    await expect(call()).rejects.toMatchObject({ asked: { why: "too_many_requests", ms: 40_000 } });
    expect(requests).toHaveLength(1);
  },
);
