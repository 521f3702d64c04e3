import { spawn } from "node:child_process";
import { beforeAll, expect, inject, it, vi } from "vitest";
import { database } from "@/server/database/database";
import { startHttpServer } from "@/server/testing/http-server";
import { preparePlatform, signIn } from "@/server/testing/signed-in";
import { callApi } from "@/server/upstream/call-api";
import { findSession } from "./session-rows";

let platform: Awaited<ReturnType<typeof preparePlatform>>;

beforeAll(async () => {
  platform = await preparePlatform();
});

/** The platform's accounts server, whose answers about tokens get lost. */
async function startLossyAccounts() {
  let exchanged = 0;
  const { url } = await startHttpServer(async ({ url: path, body }) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const { status } = await fetch(`${platform.accountsUrl}${path}`, { method: "POST", headers, body });
    if (status === 200) exchanged += 1;
  });
  return { url, exchanged: () => exchanged };
}

/** Processes take long to start on a busy machine. */
const SLOW = { timeout: 600_000 };

const KILLS = inject("long") ? 20 : 3;

it(
  `a dashboard killed ${KILLS} times after the refresh and before its answer locks nobody out`,
  SLOW,
  async () => {
    const { sid } = await signIn(platform);
    const accounts = await startLossyAccounts();
    const session = await findSession(sid);
    if (session === undefined) throw new Error("no session");
    for (let kills = 1; kills <= KILLS; kills++) {
      await (await database()).updateTable("oauth_sessions").set({ fresh_until: 0 }).execute();
      const child = spawn(process.execPath, ["scripts/run.mjs", "ask-for-token", sid, "1", "500"], {
        env: { ...process.env, ACCOUNTS_URL: accounts.url },
        stdio: "inherit",
      });
      await vi.waitFor(() => expect(accounts.exchanged()).toBe(kills), 60_000);
      child.kill("SIGKILL");
      const { bot_agents } = await callApi(session, "get_bot_agents", { all: false });
      expect(bot_agents).toEqual([]);
    }
  },
);
