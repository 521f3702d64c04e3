import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import Libsql from "libsql";
import { Client } from "pg";
import { beforeAll, expect, it, vi } from "vitest";
import { GET as live } from "./live/route";
import { GET as ready } from "./ready/route";
import { GET as health } from "./route";
import { environment } from "@/server/environment";
import { beginStopping } from "@/server/stopping";
import { prepareDashboard } from "@/server/testing/dashboard";
import { readiness } from "@/server/health/readiness";

beforeAll(() => prepareDashboard());
vi.spyOn(process.stdout, "write").mockReturnValue(true);

/** Points this process at another database while `work` runs. */
async function withDatabase(url: string, work: () => Promise<void>): Promise<void> {
  const settings = environment();
  const { DATABASE_URL } = settings;
  settings.DATABASE_URL = url;
  await work();
  settings.DATABASE_URL = DATABASE_URL;
}

const isReady = async () => (await ready()).status;

it("is live and not ready while its database is dead or hangs, and ready again after", async () => {
  await withDatabase("postgres://127.0.0.1:9/none", async () => {
    expect([live().status, await isReady()]).toEqual([200, 503]);
    // Waits for the end of the failing check, so that the next check opens another database.
    await expect.poll(async () => (await readiness(60_000)).ready).toBe(false);
  });
  const sockets: Socket[] = [];
  const silent = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
  }).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as { port: number };
  await withDatabase(`postgres://127.0.0.1:${port}/none`, async () => {
    expect([live().status, await isReady()]).toEqual([200, 503]);
    silent.close();
    for (const socket of sockets) socket.destroy();
    await readiness(60_000);
  });
  await expect.poll(isReady).toBe(200);
  expect((await health()).status).toBe(200);
});

it("is not ready while nothing can be written", async () => {
  const release = await lock();
  const answer = await ready();
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ status: "unavailable", problem: "database" });
  expect(live().status).toBe(200);
  await release();
  await expect.poll(isReady).toBe(200);
});

it("is not ready any more once it is to end", async () => {
  beginStopping();
  expect((await readiness()).problem).toBe("stopping");
});

/** Locks the database as another program could; returns a function that unlocks it. */
async function lock(): Promise<() => Promise<unknown>> {
  const { DATABASE_URL, DATA_DIR } = environment();
  if (DATABASE_URL === undefined) {
    const other = new Libsql(join(DATA_DIR, "dashboard.sqlite"));
    other.exec("begin exclusive");
    return async () => other.close();
  }
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  await client.query("begin; lock table oauth_sessions in access exclusive mode");
  return () => client.end();
}
