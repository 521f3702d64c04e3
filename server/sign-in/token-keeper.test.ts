import { type ChildProcess, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { refreshTokens } from "./accounts";
import { findSession, startSession } from "./session-rows";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { SessionEndedError } from "@/server/errors";
import { prepareDashboard } from "@/server/testing/dashboard";
import { startRotatingAccounts } from "@/server/testing/rotating-accounts";
import { tokenSeal } from "./access-token";
import { createTokenKeeper } from "./token-keeper";
import { createTokenStore } from "./token-store";

beforeAll(() => prepareDashboard());

/** Creates a session whose access token has expired. */
async function expiredSession(): Promise<string> {
  const info = { entity_id: "admin@demo.example", license_id: 1520, client_id: "switchboard", scope: "" };
  return startSession(info, { accessToken: "access-1", refreshToken: "refresh-1", expiresIn: 0 });
}

async function keeper(leaseMs?: number) {
  const store = createTokenStore(await database(), tokenSeal());
  return createTokenKeeper({ store, refresh: refreshTokens, clock: Date.now, leaseMs });
}

/** Accounts for one test; everything that asks the environment finds them. */
async function accounts(options?: Parameters<typeof startRotatingAccounts>[0]) {
  const started = await startRotatingAccounts(options);
  environment().ACCOUNTS_URL = started.url;
  return started;
}

describe("an expired token", () => {
  it("is refreshed once for fifty callers at once, and kept", async () => {
    const { state } = await accounts({ delayMs: 50 });
    const [sid, accessToken] = [await expiredSession(), await keeper()];
    const tokens = await Promise.all(Array.from({ length: 50 }, () => accessToken(sid)));
    expect(new Set(tokens)).toEqual(new Set(["access-2"]));
    expect(await accessToken(sid)).toBe("access-2");
    expect(state.refreshes).toBe(1);
  });

  it("is refreshed again when its successor expires, each time with the refresh token that came last", async () => {
    const { state } = await accounts({ expiresIn: 0.001 });
    const [sid, accessToken] = [await expiredSession(), await keeper()];
    for (const generation of [2, 3, 4, 5]) {
      expect(await accessToken(sid)).toBe(`access-${generation}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(state.revoked).toBe(false);
  });

  it("keeps the refresh token where none comes back", async () => {
    const { state } = await accounts({ rotates: false, expiresIn: 0.001 });
    const [sid, accessToken] = [await expiredSession(), await keeper()];
    for (let times = 1; times <= 3; times++) {
      expect(await accessToken(sid)).toBe("access-2");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(state.refreshes).toBe(3);
  });

  it("ends the session when the refresh is refused", async () => {
    const { state } = await accounts();
    state.revoked = true;
    const [sid, accessToken] = [await expiredSession(), await keeper()];
    await expect(accessToken(sid)).rejects.toThrow(SessionEndedError);
    expect(await findSession(sid)).toBeUndefined();
    await expect(accessToken(sid)).rejects.toThrow(SessionEndedError);
  });

  it.each(["down", "garbage"] as const)(
    "keeps the session while the accounts server is %s",
    async (fault) => {
      const { state } = await accounts();
      vi.spyOn(process.stdout, "write").mockReturnValue(true);
      state.fault = fault;
      const [sid, accessToken] = [await expiredSession(), await keeper()];
      await expect(accessToken(sid)).rejects.toMatchObject({ code: "upstream_unavailable", changed: "no" });
      state.fault = "none";
      expect(await accessToken(sid)).toBe("access-2");
    },
  );
});

describe("a token that was refused although it had not expired", () => {
  it("is refreshed once, also for callers who were refused the same one later", async () => {
    const { state } = await accounts();
    const [sid, accessToken] = [await expiredSession(), await keeper()];
    const token = await accessToken(sid);
    const fresh = await Promise.all(Array.from({ length: 10 }, () => accessToken(sid, token)));
    expect(new Set(fresh)).toEqual(new Set(["access-3"]));
    expect(await accessToken(sid, token)).toBe("access-3");
    expect(state.refreshes).toBe(2);
  });
});

it("belongs to whoever claimed its refresh also where another process's clock is fast", async () => {
  const sid = await expiredSession();
  const store = createTokenStore(await database(), tokenSeal());
  expect(await store.claim(sid, 1, 10_000)).toBeDefined();
  const fast = Date.now() + 15_000;
  vi.spyOn(Date, "now").mockReturnValue(fast);
  expect(await store.claim(sid, 1, 10_000)).toBeUndefined();
  vi.mocked(Date.now).mockRestore();
});

/** Time that a process may take to start and ask, on a busy machine. */
const PROCESS_MS = 60_000;

describe("several processes on one database", { timeout: 3 * PROCESS_MS }, () => {
  const ask = (sid: string, count: number, leaseMs: number): ChildProcess =>
    spawn(process.execPath, ["scripts/run.mjs", "ask-for-token", sid, `${count}`, `${leaseMs}`], {
      env: { ...process.env, ACCOUNTS_URL: environment().ACCOUNTS_URL },
      stdio: ["ignore", "pipe", "inherit"],
    });

  const answers = async (child: ChildProcess): Promise<string[]> =>
    child.stdout === null ? [] : (JSON.parse(await text(child.stdout)) as string[]);

  it("refresh once between them", async () => {
    const { state } = await accounts({ delayMs: 2_000 });
    const [sid, accessToken] = [await expiredSession(), await keeper()];
    const children = [ask(sid, 25, 10_000), ask(sid, 25, 10_000)];
    const here = vi.waitFor(() => expect(state.refreshes).toBe(1), PROCESS_MS).then(() => accessToken(sid));
    const tokens = (await Promise.all([...children.map(answers), here])).flat();
    expect(tokens).toHaveLength(51);
    expect(new Set(tokens)).toEqual(new Set(["access-2"]));
    expect(state.refreshes).toBe(1);
  });

  it("do not lock the person out when one is killed between refresh and answer", async () => {
    const { state } = await accounts();
    state.fault = "silent";
    const [sid, accessToken] = [await expiredSession(), await keeper(1_000)];
    const child = ask(sid, 1, 1_000);
    await vi.waitFor(() => expect(state.refreshes).toBe(1), PROCESS_MS);
    child.kill("SIGKILL");
    state.fault = "none";
    expect(await accessToken(sid)).toBe("access-3");
    expect(await findSession(sid)).toBeDefined();
  });
});
