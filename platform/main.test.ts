import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadSecrets } from "./secrets";
import { testClient } from "./testing/client";
import { demoToken, freePorts, type Run, runPlatform } from "./testing/platform-process";
import { createTestDatabase, type TestDatabase } from "./testing/test-database";

let folder: string;
let stored: TestDatabase;
let environment: Record<string, string>;
const runs: Run[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "switchboard-main-"));
  stored = await createTestDatabase();
  const { url } = stored.address;
  environment = {
    DATA_DIR: folder,
    ...(await freePorts()),
    ...(url !== undefined && { PLATFORM_DATABASE_URL: url }),
  };
});
afterEach(async () => {
  for (const { child, exited } of runs.splice(0)) {
    child.kill("SIGKILL");
    await exited;
  }
  await stored.remove();
  await rm(folder, { recursive: true, force: true });
});

function run(more: Record<string, string> = {}): Run {
  const started = runPlatform({ ...environment, ...more });
  runs.push(started);
  return started;
}

it("says where the data is, who can sign in and where it answers, and stops cleanly", async () => {
  const { lines, ready, child, exited } = run();
  await ready;
  const { demo_password } = await loadSecrets(join(folder, "platform-secrets.json"), randomBytes);
  expect(lines).toEqual([
    `data ${folder}`,
    `user admin@demo.example password ${demo_password}`,
    `user agent@demo.example password ${demo_password}`,
    `ready http://localhost:${environment.PLATFORM_PORT} http://localhost:${environment.ACCOUNTS_PORT}`,
  ]);
  const token = await demoToken(environment);
  const api = `http://localhost:${environment.PLATFORM_PORT}`;
  expect((await testClient(api, token).call("get_bot_agents", { all: true })).bot_agents).toHaveLength(8);
  await fetch(`${api}/openapi.json?access_token=${token}`);
  await fetch(`http://localhost:${environment.ACCOUNTS_PORT}/info?x=${token}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  for (const file of await readdir(folder))
    expect((await stat(join(folder, file))).mode & 0o077, file).toBe(0);

  child.kill("SIGTERM");
  expect(await exited).toBe(0);
  const log = lines.slice(4).map((line) => line.replace(/\d+ ms$/, "N ms"));
  expect(log).toEqual([
    "api POST /configuration/v0.4/agents/get_bot_agents 200 N ms",
    "api GET /openapi.json 200 N ms",
    "accounts GET /info 200 N ms",
  ]);
  expect(lines.join("\n")).not.toContain(token);
});

it.each(["SIGTERM", "SIGINT"] as const)("stops when npm is told to, by %s", async (signal) => {
  const child = spawn("npm", ["run", "-s", "platform"], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const closed = once(child, "close");
  for await (const line of lines) if (line.startsWith("ready ")) break;
  child.stdout.resume();
  child.kill(signal);
  // Its output ends with the last process that holds it, which is the platform.
  await closed;
  await expect(fetch(`http://localhost:${environment.PLATFORM_PORT}/health`)).rejects.toThrow();
});

it("goes on when whoever reads what it prints is gone, and stops cleanly then too", async () => {
  const { ready, child, exited } = run();
  await ready;
  child.stdout?.destroy();
  child.stderr?.destroy();
  const api = `http://localhost:${environment.PLATFORM_PORT}`;
  for (let count = 0; count < 3; count++) {
    expect((await fetch(`${api}/configuration/v0.4/agents/nothing`, { method: "POST" })).status).toBe(404);
  }
  child.kill("SIGTERM");
  // `exited` may wait for the output streams, which this test has destroyed.
  expect(await Promise.race([exited, once(child, "exit").then(([code]: unknown[]) => code)])).toBe(0);
});

it("names a port that is in use, and ends", async () => {
  await run().ready;
  const second = run({ PLATFORM_PORT: (await freePorts()).PLATFORM_PORT });
  expect(await second.exited).toBe(1);
  expect(second.lines).toEqual([
    `Port ${environment.ACCOUNTS_PORT} is in use: stop what listens there, or set ACCOUNTS_PORT to another port`,
  ]);
});

it("names every problem of its environment, and ends", async () => {
  const { lines, exited } = run({
    PLATFORM_PORT: "0",
    ACCOUNTS_PORT: "x",
    PROPAGATION_DELAY_SECONDS: "121",
    APP_URL: "localhost",
  });
  expect(await exited).toBe(1);
  expect(lines).toEqual([
    "The environment has 4 problems:",
    "  PLATFORM_PORT must be a port number from 1 to 65535",
    "  ACCOUNTS_PORT must be a port number from 1 to 65535",
    "  APP_URL must be an http or https URL",
    "  PROPAGATION_DELAY_SECONDS must be a whole number of seconds from 0 to 120",
  ]);
});

it("names the address that it cannot have, and ends", async () => {
  const { lines, exited } = run({ HOST: "host.invalid" });
  expect(await exited).toBe(1);
  expect(lines.join("\n")).toMatch(/^Cannot listen at HOST host.invalid, PLATFORM_PORT \d+: /);
});

it("says when its database cannot be opened, and ends", async () => {
  const { lines, exited } = run({ PLATFORM_DATABASE_URL: "postgres://nobody:hush@127.0.0.1:1/none" });
  expect(await exited).toBe(1);
  expect(lines).toEqual([
    "The database 127.0.0.1:1/none does not answer (ECONNREFUSED). Start it, or correct PLATFORM_DATABASE_URL.",
  ]);
});

it("says in one sentence which file it cannot open, why and what to do", async () => {
  const { PLATFORM_DATABASE_URL: _, ...withFile } = environment;
  const start = async (more: Record<string, string>) => {
    const started = runPlatform({ ...withFile, ...more });
    runs.push(started);
    expect(await started.exited).toBe(1);
    return started.lines;
  };
  const file = join(folder, "platform.sqlite");
  await writeFile(file, "this is no database ".repeat(500));
  expect(await start({})).toEqual([
    `The database file ${file} is damaged. Restore it from a backup, or move it away to begin with an empty one.`,
  ]);
  const inside = join(file, "data");
  expect(await start({ DATA_DIR: inside })).toEqual([
    `${inside} cannot be written (ENOTDIR). Allow this user to write there, or set DATA_DIR to another folder.`,
  ]);
});
