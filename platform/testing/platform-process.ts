import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { createAccounts } from "../accounts/create-accounts";
import { issueToken } from "../accounts/issue-token";
import { openDatabase } from "../open-database";
import { listen } from "../listen";
import { createSeal } from "../seal";
import { loadSealKey, loadSecrets } from "../secrets";
import { readSettings } from "../settings";

/** Running process of platform/main.ts. */
export type Run = {
  child: ChildProcess;
  /** Lines that it has printed so far. */
  lines: string[];
  /** Resolves once it has printed `ready`; rejects with its output when it ends before. */
  ready: Promise<void>;
  /** Resolves with its exit code, or null after a signal. */
  exited: Promise<number | null>;
};

/** Starts the platform as `npm run platform` does. */
export function runPlatform(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, ["scripts/run.mjs", "platform"], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const exited = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const ready = new Promise<void>((resolve, reject) => {
    const take = (line: string) => {
      lines.push(line);
      if (line.startsWith("ready ")) resolve();
    };
    createInterface({ input: child.stdout }).on("line", take);
    createInterface({ input: child.stderr }).on("line", take);
    void exited.then(() => reject(new Error(lines.join("\n"))));
  });
  // Tests that only wait for the end must not fail because of an unhandled rejection.
  ready.catch(() => undefined);
  return { child, lines, ready, exited };
}

/** Two ports that are free now. */
export async function freePorts(): Promise<{ PLATFORM_PORT: string; ACCOUNTS_PORT: string }> {
  const listeners = await Promise.all([1, 2].map(() => listen(() => undefined, "127.0.0.1", 0)));
  const [api, accounts] = listeners.map(({ port }) => String(port));
  await Promise.all(listeners.map((listener) => listener.close()));
  return { PLATFORM_PORT: api ?? "", ACCOUNTS_PORT: accounts ?? "" };
}

/** Issues an access token for the demo administrator while the process runs, as `npm run token` does. */
export async function demoToken(environment: Record<string, string>): Promise<string> {
  const settings = readSettings(environment);
  const { client_id, cookie_keys, jwks } = await loadSecrets(settings.secretsFile, randomBytes);
  const database = await openDatabase(settings.database, createSeal(await loadSealKey(settings.sealFile)));
  const accounts = createAccounts({
    database,
    clock: Date.now,
    random: randomBytes,
    issuer: settings.accountsUrl,
    keys: { jwks, cookies: cookie_keys },
    onGrantRevoked: () => Promise.resolve(),
  });
  const { access_token } = await issueToken(accounts, { email: "admin@demo.example", clientId: client_id });
  await database.destroy();
  return access_token;
}
