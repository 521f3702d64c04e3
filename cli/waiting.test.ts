import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Person, type Shell, startShell } from "./testing/shell";

/** Refusal with which a limited API answers a call; undefined passes the call on. */
type Refusal = { status: number; headers?: Record<string, string>; json?: object } | undefined;

let shell: Shell;
let one: Person;
let limited: Server;
let refuse: (method: string, call: number) => Refusal;
let calls: string[];
let passed: string[];

const SLOW_DOWN = { error: { type: "too_many_requests", message: "Slow down" } };
const limitedFor = (seconds: number | string): Refusal => ({
  status: 429,
  headers: { "retry-after": String(seconds) },
  json: SLOW_DOWN,
});

/** The platform behind a limit of calls. */
beforeEach(async () => {
  [calls, passed] = [[], []];
  shell = await startShell();
  one = await shell.as();
  limited = createServer((request, response) => {
    void text(request).then(async (body) => {
      const method = request.url?.split("/").at(-1) ?? "";
      const refusal = refuse(method, calls.push(method));
      if (refusal) {
        const { status, headers, json } = refusal;
        response.writeHead(status, headers).end(json === undefined ? "" : JSON.stringify(json));
        return;
      }
      passed.push(method);
      const authorization = request.headers.authorization ?? "";
      const answer = await fetch(`${shell.apiUrl}${request.url}`, {
        method: "POST",
        headers: { authorization },
        body,
      });
      response.writeHead(answer.status).end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => limited.listen(0, "127.0.0.1", resolve));
  const address = limited.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const { run } = one;
  one = {
    ...one,
    run: (args, more) =>
      run(args, {
        ...more,
        environment: { CONFIGURATION_API_URL: `http://127.0.0.1:${port}/configuration` },
      }),
  };
});
afterEach(async () => {
  limited.closeAllConnections();
  await new Promise((resolve) => limited.close(resolve));
  await shell.close();
});

const names = Array.from({ length: 12 }, (_, index) => `Bot ${index + 1}`);
const create = () =>
  Promise.all(names.map((name) => one.client.call("create_bot_agent", { name, status: "offline" })));
const file = (bots = names) =>
  shell.write("file.yaml", { switchboard: 1, bots: bots.map((name) => ({ name, status: "offline" })) });
const apply = async (...more: string[]) => one.run(["apply", await file(), "--yes", "--no-undo", ...more]);
const stored = async () =>
  (await one.client.call("get_bot_agents", { all: true })).bot_agents.map(({ name }) => name);

describe("a command that the API asks to wait", () => {
  it.each([1, 0, new Date(Date.now() + 3000).toUTCString()])(
    "exports all of it with Retry-After: %s",
    async (after) => {
      await create();
      refuse = (_, call) => (call % 3 === 0 ? limitedFor(after) : undefined);
      const { code, out, error } = await one.run(["export"]);
      expect({ code, error: error.includes("refused") }).toEqual({ code: 0, error: false });
      for (const name of names) expect(out).toContain(`name: ${name}\n`);
    },
  );

  it("says what it waits for and how far it is", async () => {
    await create();
    refuse = (method, call) => (method === "get_bot_agent_details" && call === 7 ? limitedFor(1) : undefined);
    expect((await one.run(["export"])).error).toMatch(
      /^The API asks to wait 1 second \(too many requests\); \d+ of 12 bots read\.$/m,
    );
    expect(shell.waited()).toBe(1000);
  });

  it("applies all of it and writes nothing twice", async () => {
    refuse = (method, call) => (method === "create_bot_agent" && call % 2 === 0 ? limitedFor(1) : undefined);
    const { code, out, error } = await apply();
    expect({ code, out }).toMatchObject({ code: 2, out: expect.stringContaining("12 of 12 done.") });
    expect(error).toContain("The API asks to wait 1 second (too many requests); 3 of 12 done.");
    expect((await stored()).toSorted()).toEqual(names.toSorted());
    expect(passed.filter((method) => method === "create_bot_agent")).toHaveLength(12);
  });

  it("finishes under a limit of one call a second", async () => {
    await create();
    let free = 0;
    refuse = () => {
      const second = Math.floor((Date.now() + shell.waited()) / 1000);
      if (second === free) return limitedFor(1);
      free = second;
      return undefined;
    };
    expect((await one.run(["export"])).code).toBe(0);
  });

  it("goes on by itself when a 429 names no time", async () => {
    refuse = (method, call) => (method === "create_bot_agent" && call === 4 ? { status: 429 } : undefined);
    expect((await apply()).code).toBe(2);
    expect(await stored()).toHaveLength(12);
  });

  it.each([
    [100_000, "1 day 3 hours"],
    [90, "1 minute 30 seconds"],
  ])("ends when it is asked to wait %d seconds, and says when to come again", async (seconds, words) => {
    refuse = (method, call) => (method === "create_bot_agent" && call > 4 ? limitedFor(seconds) : undefined);
    const { code, out, error } = await apply();
    expect(code).toBe(1);
    expect(error).toMatch(
      new RegExp(
        `The API asks to try again in ${words}, at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\\.`,
      ),
    );
    expect(out).toMatch(/of 12 done\. Run apply again to continue\.$/);
    expect(shell.waited()).toBe(0);
  });

  it("ends within two minutes when the API never stops asking", async () => {
    refuse = () => limitedFor(20);
    expect((await one.run(["export"])).code).toBe(1);
    expect(shell.waited()).toBeLessThanOrEqual(120_000);
    expect(shell.waited()).toBeGreaterThan(60_000);
  });

  it("stops waiting on Ctrl-C", async () => {
    refuse = (method) => (method === "create_bot_agent" ? limitedFor(60) : undefined);
    const { code, out } = await one.run(["apply", await file(), "--yes", "--no-undo"], {
      stopped: () => shell.waited() > 2000,
    });
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining("0 of 12 done.") });
    expect(shell.waited()).toBeLessThan(5000);
  });
});

describe("a 503 that names a time", () => {
  const busy: Refusal = { status: 503, headers: { "retry-after": "2" } };

  it("is waited for by a read", async () => {
    await create();
    refuse = (_, call) => (call === 2 ? busy : undefined);
    const { code, error } = await one.run(["export"]);
    expect({ code, error }).toMatchObject({
      code: 0,
      error: expect.stringContaining("wait 2 seconds (it cannot answer now)"),
    });
  });

  it("leaves a write open: it may have been done", async () => {
    refuse = (method) => (method === "create_bot_agent" ? busy : undefined);
    const { code, error } = await apply();
    expect(code).toBe(1);
    expect(error).toContain("The API asks to try again in 2 seconds");
    expect(calls.filter((method) => method === "create_bot_agent")).toHaveLength(1);
  });
});
