import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePorts, type Run, runPlatform } from "./testing/platform-process";
import { createTestDatabase, type TestDatabase } from "./testing/test-database";

/** The command beside a running platform, in separate processes, on one database. */

type Outcome = { code: number; stdout: string; stderr: string };

let folder: string;
let stored: TestDatabase;
let environment: Record<string, string>;
let accountsUrl: string;
let platform: Run | undefined;

const run = (...args: string[]): Promise<Outcome> => runWith({}, ...args);

function runWith(more: Record<string, string>, ...args: string[]): Promise<Outcome> {
  const all = ["scripts/run.mjs", "token", ...args];
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ...environment,
    ...more,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, all, { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

async function info(token: string): Promise<unknown> {
  const response = await fetch(`${accountsUrl}/info`, { headers: { authorization: `Bearer ${token}` } });
  return response.json();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "switchboard-token-"));
  stored = await createTestDatabase();
  const { url } = stored.address;
  const ports = await freePorts();
  accountsUrl = `http://localhost:${ports.ACCOUNTS_PORT}`;
  environment = { DATA_DIR: folder, ...ports, ...(url !== undefined && { PLATFORM_DATABASE_URL: url }) };
});

afterAll(async () => {
  platform?.child.kill("SIGKILL");
  await platform?.exited;
  await stored.remove();
  await rm(folder, { recursive: true, force: true });
});

describe("npm run token", { timeout: 180_000 }, () => {
  it("says so when the platform was never started", async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("The platform was never started");
    platform = runPlatform(environment);
    await platform.ready;
  });

  it("prints a token that the running platform takes, and nothing else", async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^[\w-]{43}\n$/);
    expect(await info(stdout.trim())).toMatchObject({ entity_id: "admin@demo.example", license_id: 1520 });
  });

  it("prints everything a client needs with --json", async () => {
    const { stdout } = await run("--json", "--scopes", "webhooks--my:ro agents-bot--my:rw");
    const answer = JSON.parse(stdout) as Record<string, string>;
    expect(answer).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_in: 3920,
      client_id: expect.any(String),
      client_secret: expect.any(String),
      redirect_uri: "http://localhost:3000/api/auth/callback/livechat",
    });
    expect(await info(answer.access_token ?? "")).toMatchObject({
      scope: "agents-bot--my:write,webhooks--my:read",
    });
    const { client_id = "", client_secret = "", refresh_token = "" } = answer;
    const parameters = { grant_type: "refresh_token", client_id, client_secret, refresh_token };
    const response = await fetch(`${accountsUrl}/token`, {
      method: "POST",
      body: new URLSearchParams(parameters),
    });
    expect(response.status).toBe(200);
  });

  it("prints a code that can be exchanged once, without PKCE", async () => {
    const client = JSON.parse((await run("--json")).stdout) as Record<string, string>;
    const { client_id = "", client_secret = "", redirect_uri = "" } = client;
    const { stdout } = await run("--code", "--redirect-uri", redirect_uri);
    const parameters = {
      grant_type: "authorization_code",
      code: stdout.trim(),
      client_id,
      client_secret,
      redirect_uri,
    };
    const exchange = () =>
      fetch(`${accountsUrl}/token`, { method: "POST", body: new URLSearchParams(parameters) });
    expect((await exchange()).status).toBe(200);
    expect((await exchange()).status).toBe(400);
  });

  it("gives another user's token what that user may have", async () => {
    const { stdout } = await run("--user", "agent@demo.example");
    expect(await info(stdout.trim())).toMatchObject({ entity_id: "agent@demo.example", scope: "" });
  });

  it("takes the options that npm keeps for itself without a --, or says that it cannot", async () => {
    const kept = {
      npm_lifecycle_event: "token",
      npm_config_json: "true",
      npm_config_scopes: "webhooks--my:ro",
    };
    const { access_token } = JSON.parse((await runWith(kept)).stdout) as Record<string, string>;
    expect(await info(access_token ?? "")).toMatchObject({ scope: "webhooks--my:read" });
    const torn = { npm_lifecycle_event: "token", npm_config_user: "true" };
    const { code, stdout, stderr } = await runWith(torn, "agent@demo.example");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("npm kept --user for itself: write -- before the options");
  });

  it("notes beside the token what may be a mistake", async () => {
    const { stdout, stderr } = await runWith({ PLATFORM_PORT: "1" }, "--scopes", "webhooks--my:raed");
    expect(await info(stdout.trim())).toMatchObject({ scope: "" });
    expect(stderr).toContain("there is no permission webhooks--my:raed");
    expect(stderr).toContain("nothing answers at http://localhost:1");
  });

  it.each([
    [["--user", "nobody@demo.example"], "there is no user nobody@demo.example", 1],
    [["--client", "nothing"], "there is no application nothing", 1],
    [["--code", "--redirect-uri", "http://evil.example/"], "is not a registered redirect URI", 1],
    [["--colour"], "Usage:", 2],
    [["--code", "--json"], "do not go together", 2],
  ])("refuses %j", async (args, message, expected) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
    expect(stderr).toContain(message);
  });
});
