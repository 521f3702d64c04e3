import type { ServerResponse } from "node:http";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { refreshTokens } from "@/server/accounts/accounts";
import { withDeadline } from "@/server/deadline";
import { environment } from "@/server/environment";
import { prepareDashboard } from "@/server/testing/dashboard";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { breakerStates } from "./breaker";
import { send } from "./send";

beforeAll(() => prepareDashboard());
let written: unknown[] = [];
beforeEach(() => {
  written = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => written.push(line) > 0);
});

type Answers = (response: ServerResponse) => unknown;
const good: Answers = (response) => answer(response, 200, { bot_agents: [] });
const status =
  (code: number, after?: string): Answers =>
  (response) => {
    if (after !== undefined) response.setHeader("retry-after", after);
    answer(response, code, { error: { type: "internal", message: "Broken on purpose" } });
  };
const reset: Answers = (response) => response.socket?.destroy();
const silent: Answers = () => {};

/** An API that does as it is told, and counts. */
async function api(answers: Answers, timeoutMs = 100) {
  const now = { answers };
  const { url, requests } = await startHttpServer((_, response) => void now.answers(response));
  const address = { base: url, version: "v0.4", timeoutMs };
  return {
    now,
    requests,
    write: () =>
      send(address, "remove_bot_agent", { bot_agent_id: "b" }, "token").catch((error: Error) => error),
    read: () => send(address, "get_bot_agents", { all: false }, "token").catch((error: Error) => error),
    state: () => breakerStates().find(({ host }) => host === new URL(url).host)?.state,
  };
}

const times = (count: number) => Array.from({ length: count });

describe("an API that is down", () => {
  it.each([
    ["answers 500", status(500)],
    ["answers 502", status(502)],
    ["resets connections", reset],
    ["hangs", silent],
  ])("since it %s is left alone after five calls, and says when it is tried again", async (_, answers) => {
    const { requests, write, read, state } = await api(answers);
    for (const __ of times(5)) await write();
    expect(requests).toHaveLength(5);
    expect(state()).toBe("open");
    const refused = await Promise.all(times(50).map(() => read()));
    for (const error of refused) {
      expect(error).toMatchObject({
        code: "upstream_unavailable",
        message: "The Configuration API does not answer; Switchboard tries again in 1 s.",
        changed: "no",
        asked: { why: "unavailable", ms: expect.any(Number) },
      });
    }
    expect(requests).toHaveLength(5);
  });

  it("is tried by one call of a crowd when it is time, again and again until it is up", async () => {
    const { now, requests, write, read, state } = await api(silent);
    for (const _ of times(5)) await write();
    await vi.waitFor(async () => {
      await Promise.all(times(20).map(() => write()));
      expect(requests.length).toBeGreaterThan(5);
    }, 10_000);
    expect(requests).toHaveLength(6);
    expect(state()).toBe("open");
    now.answers = good;
    await vi.waitFor(async () => expect(await read()).toEqual({ bot_agents: [] }), 10_000);
    expect(state()).toBe("closed");
    expect(requests).toHaveLength(7);
    expect(written.filter((line) => String(line).includes("an upstream"))).toHaveLength(2);
  });
});

describe("an API that is up", () => {
  it.each([
    ["refuses what it is asked", status(400)],
    ["refuses who asks", status(401)],
    ["gets too many requests", status(429, "60")],
    ["says when to come again", status(503, "60")],
  ])("is asked on, though it %s", async (_, answers) => {
    const { requests, write } = await api(answers);
    for (const __ of times(12)) await write();
    expect(requests).toHaveLength(12);
  });

  it("is asked on, though people leave before it answers", async () => {
    const { requests, read, state } = await api(silent, 60_000);
    const left = await Promise.all(times(12).map(() => withDeadline(read, { ms: 500 })));
    for (const error of left) expect(error).toMatchObject({ code: "upstream_timeout", changed: "no" });
    expect(requests.length).toBeGreaterThan(5);
    expect(state()).toBe("closed");
  });

  it("is asked on after four failures and a success", async () => {
    const { now, requests, write, read } = await api(status(500));
    for (const answers of [status(500), good, status(500)]) {
      now.answers = answers;
      for (const __ of times(answers === good ? 1 : 4)) await (answers === good ? read() : write());
    }
    expect(requests).toHaveLength(9);
  });
});

it("an accounts server that is down is left alone as well, and nothing is said of the API", async () => {
  const { url, requests } = await startHttpServer((_, response) => void reset(response));
  environment().ACCOUNTS_URL = url;
  for (const _ of times(8)) {
    await expect(refreshTokens("r")).rejects.toMatchObject({ code: "upstream_unavailable" });
  }
  expect(requests).toHaveLength(5);
  await expect(refreshTokens("r")).rejects.toMatchObject({
    message: "The accounts server does not answer; Switchboard tries again in 1 s.",
    asked: { why: "unavailable" },
  });
});
