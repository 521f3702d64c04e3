import type { ServerResponse } from "node:http";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { refreshTokens } from "@/server/sign-in/accounts";
import { withDeadline } from "@/server/deadline";
import { environment } from "@/server/environment";
import { prepareDashboard } from "@/server/testing/dashboard";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { breakerStates } from "./breaker";
import { send } from "@/server/upstream/send";

beforeAll(() => prepareDashboard());
afterEach(() => void vi.useRealTimers());
let written: unknown[] = [];
beforeEach(() => {
  written = [];
  vi.useFakeTimers({ toFake: ["Date"] });
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

/** API whose answers a test sets, and whose requests it counts. */
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

/** Moves the dashboard's clock forward; timers are not affected. */
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** Makes five calls fail, over at least a second. */
async function fail(call: () => Promise<unknown>): Promise<void> {
  for (const _ of times(4)) await call();
  pass(1000);
  await call();
}

const times = (count: number) => Array.from({ length: count });

describe("an API that is down", () => {
  it.each([
    ["answers 502", status(502)],
    ["answers 504", status(504)],
    ["resets connections", reset],
    ["hangs", silent],
  ])("since it %s is left alone after five calls, and says when it is tried again", async (_, answers) => {
    const { requests, write, read, state } = await api(answers);
    await fail(write);
    expect(requests).toHaveLength(5);
    expect(state()).toBe("open");
    const refused = await Promise.all(times(50).map(() => read()));
    for (const error of refused) {
      expect(error).toMatchObject({
        code: "upstream_unavailable",
        message: "The Configuration API does not answer; Switchboard tries again in 1 s.",
        changed: "no",
        asked: { why: "unavailable", ms: 1000 },
      });
    }
    expect(requests).toHaveLength(5);
  });

  it("is tried by one call of a crowd when it is time, again and again until it is up", async () => {
    const { now, requests, write, read, state } = await api(reset, 10_000);
    await fail(write);
    const crowd = () => Promise.all(times(20).map(() => write()));
    for (const [round, pause] of [1000, 2000, 4000, 8000, 15_000, 15_000].entries()) {
      await crowd();
      expect(requests, "none before its time").toHaveLength(5 + round);
      pass(pause);
      await crowd();
      expect(requests, "one then").toHaveLength(6 + round);
      expect(state()).toBe("open");
    }
    pass(15_000);
    // The trial call's client leaves before the answer.
    now.answers = silent;
    await withDeadline(read, { ms: 10 });
    expect(state()).toBe("open");
    pass(15_000);
    now.answers = good;
    const all = await Promise.all(times(20).map(() => read()));
    expect(all, "it is up for all who come at once").toEqual(times(20).map(() => ({ bot_agents: [] })));
    expect(state()).toBe("closed");
    expect(written.filter((line) => String(line).includes("an upstream"))).toHaveLength(2);
  });
});

describe("an API that is up", () => {
  it.each([
    ["refuses what it is asked", status(400)],
    ["refuses who asks", status(401)],
    ["gets too many requests", status(429, "60")],
    ["says when to come again", status(503, "60")],
    ["fails at what it is asked", status(500)],
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

  it("is asked on, though many calls fail in one moment", async () => {
    const { requests, write } = await api(reset, 10_000);
    await Promise.all(times(20).map(() => write()));
    await Promise.all(times(20).map(() => write()));
    expect(requests).toHaveLength(40);
  });

  it("is asked on after four failures and a success", async () => {
    const { now, requests, write, read } = await api(status(502));
    for (const answers of [status(502), good, status(502)]) {
      now.answers = answers;
      for (const __ of times(answers === good ? 1 : 4)) await (answers === good ? read() : write());
      pass(1000);
    }
    expect(requests).toHaveLength(9);
  });
});

it("an accounts server that is down is left alone as well, and nothing is said of the API", async () => {
  const { url, requests } = await startHttpServer((_, response) => void reset(response));
  environment().ACCOUNTS_URL = url;
  const refresh = () => expect(refreshTokens("r")).rejects.toMatchObject({ code: "upstream_unavailable" });
  await fail(refresh);
  for (const _ of times(3)) await refresh();
  expect(requests).toHaveLength(5);
  await expect(refreshTokens("r")).rejects.toMatchObject({
    message: "The accounts server does not answer; Switchboard tries again in 1 s.",
    asked: { why: "unavailable" },
  });
});
