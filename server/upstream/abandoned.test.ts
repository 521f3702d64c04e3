import type { ServerResponse } from "node:http";
import { beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { findSession, startSession } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { DeadlineError, withDeadline } from "@/server/deadline";
import { environment } from "@/server/environment";
import { prepareDashboard } from "@/server/testing/dashboard";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { accessToken } from "@/server/sign-in/access-token";
import { callApi } from "./call-api";
import { patiently } from "./patiently";
import { send } from "./send";

/* The client has left, or its time is up: its calls must not hold up others. */

beforeAll(() => prepareDashboard());
beforeEach(() => void vi.spyOn(process.stdout, "write").mockReturnValue(true));

/** Server that answers only bodies with "wanted" in them and holds back all other answers. */
async function slowServer() {
  const held: ServerResponse[] = [];
  const { url, requests } = await startHttpServer(({ body }, response) => {
    if (body.includes("wanted")) answer(response, 200, { bot_agents: [] });
    else held.push(response);
  });
  const address = { base: url, version: "v0.4" };
  return {
    url,
    held,
    requests,
    read: (body: Record<string, unknown> = {}) => send(address, "get_bot_agents", body, "token"),
    write: () => send(address, "remove_bot_agent", { bot_agent_id: "b" }, "token"),
  };
}

/** Runs work for a client that can leave. */
function client<T>(work: () => Promise<T>) {
  const leaving = new AbortController();
  const told = withDeadline(work, { client: leaving.signal }).then(
    (value) => ({ value, error: undefined }),
    (error: unknown) => ({ value: undefined, error }),
  );
  return { told, leave: () => leaving.abort() };
}

const times = (count: number) => Array.from({ length: count });

it("a read ends at the other side too", async () => {
  const { read, held } = await slowServer();
  const one = client(read);
  await vi.waitFor(() => expect(held).toHaveLength(1));
  one.leave();
  expect((await one.told).error).toBeInstanceOf(DeadlineError);
  await vi.waitFor(() => expect(held[0]?.destroyed).toBe(true));
});

it("a write that was sent is waited for", async () => {
  const { write, held } = await slowServer();
  const one = client(write);
  await vi.waitFor(() => expect(held).toHaveLength(1));
  one.leave();
  await new Promise((resolve) => setImmediate(resolve));
  expect(held[0]?.destroyed).toBe(false);
  if (held[0]) answer(held[0], 200, {});
  expect((await one.told).value).toEqual({});
});

it("a write whose time is up while it is under way may have been done", async () => {
  const { write, requests } = await slowServer();
  // Action and call time out at the same moment; here the action's timeout is made to come first.
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const ends = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout(ms + 20));
  onTestFinished(() => ends.mockRestore());
  const told = withDeadline(() => patiently("sid", write), { ms: 1_000 });
  await expect(told).rejects.toMatchObject({ code: "upstream_timeout", changed: "unknown" });
  expect(requests).toHaveLength(1);
});

it("a write that was not sent is not sent any more, and nothing was changed", async () => {
  const { write, requests } = await slowServer();
  let leave = () => {};
  const one = client(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    leave();
    return write();
  });
  leave = one.leave;
  expect((await one.told).error).toMatchObject({ changed: "no" });
  expect(requests).toEqual([]);
});

it("more who left than there are connections are in nobody's way", async () => {
  const { read, requests } = await slowServer();
  const crowd = times(100).map(() => client(read));
  await vi.waitFor(() => expect(requests.length).toBeGreaterThanOrEqual(32));
  for (const { leave } of crowd) leave();
  expect(await read({ name: "wanted" })).toEqual({ bot_agents: [] });
  for (const { told } of crowd) expect((await told).error).toBeInstanceOf(DeadlineError);
});

it("whoever waits as the API asks is not waited for by those behind once they have left", async () => {
  let calls = 0;
  const { url, requests } = await startHttpServer((_, response) => {
    calls += 1;
    if (calls > 1) return answer(response, 200, { bot_agents: [] });
    response.setHeader("retry-after", "3");
    answer(response, 429, { error: { type: "too_many_requests", message: "Slow down" } });
  });
  environment().CONFIGURATION_API_URL = url;
  const info = { entity_id: "a@b.example", license_id: 1, client_id: "c", scope: "" };
  const tokens = { accessToken: "access", refreshToken: "refresh", expiresIn: 3600 };
  const session = await findSession(await startSession(info, tokens));
  if (session === undefined) throw new Error("nobody is signed in");
  const list = () => callApi(session, "get_bot_agents", { all: false });
  const one = client(list);
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  one.leave();
  expect((await one.told).error).toBeInstanceOf(DeadlineError);
  expect(await list()).toEqual({ bot_agents: [] });
  expect(requests).toHaveLength(2);
});

it("a refresh that others wait for too is not ended by whoever began it", async () => {
  const { url, held } = await slowServer();
  environment().ACCOUNTS_URL = url;
  const info = { entity_id: "a@b.example", license_id: 1, client_id: "c", scope: "" };
  const expired = { accessToken: "access", refreshToken: "refresh", expiresIn: 0 };
  const sid = await startSession(info, expired);
  const [first, second] = [client(() => accessToken(sid)), client(() => accessToken(sid))];
  await vi.waitFor(() => expect(held).toHaveLength(1));
  first.leave();
  expect((await first.told).error).toBeInstanceOf(DeadlineError);
  if (held[0]) answer(held[0], 200, { access_token: "fresh", expires_in: 3600 });
  expect((await second.told).value).toBe("fresh");
  const rows = (await database()).selectFrom("oauth_sessions").select("version").where("sid", "=", sid);
  expect(await rows.execute()).toEqual([{ version: 2 }]);
});
