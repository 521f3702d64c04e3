import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openDatabase } from "../open-database";
import { createSeal } from "../seal";
import { loadSealKey, loadSecrets } from "../secrets";
import { readSettings } from "../settings";
import { freePorts, type Run, runPlatform } from "../testing/platform-process";
import { createTestDatabase, type TestDatabase } from "../testing/test-database";
import { createAccounts } from "./create-accounts";
import { findApplication } from "./directory";
import { issueToken } from "./issue-token";

const KILLS = inject("long") ? 20 : 3;

let folder: string;
let stored: TestDatabase;
let environment: Record<string, string>;
let running: Run | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "switchboard-refresh-"));
  stored = await createTestDatabase();
  const { url } = stored.address;
  environment = {
    DATA_DIR: folder,
    ...(await freePorts()),
    ...(url !== undefined && { PLATFORM_DATABASE_URL: url }),
  };
});
afterAll(async () => {
  await kill();
  await stored.remove();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  running = runPlatform(environment);
  await running.ready;
}

/** Another moment for each kill, in milliseconds after the first answer. */
const after = (count: number) => (count * 37) % 100;

async function kill(delay = 0): Promise<void> {
  await sleep(delay);
  running?.child.kill("SIGKILL");
  await running?.exited;
}

/** Signs the demo administrator in and returns a refresh token, with the client that can exchange it. */
async function signIn() {
  const { secretsFile, sealFile, database: address, accountsUrl } = readSettings(environment);
  const secrets = await loadSecrets(secretsFile, () => new Uint8Array());
  const database = await openDatabase(address, createSeal(await loadSealKey(sealFile)));
  const keys = { jwks: secrets.jwks, cookies: secrets.cookie_keys };
  const onGrantRevoked = () => Promise.resolve();
  const options = {
    database,
    clock: Date.now,
    random: () => new Uint8Array(),
    issuer: accountsUrl,
    keys,
    onGrantRevoked,
  };
  const request = { email: "admin@demo.example", clientId: secrets.client_id };
  const { refresh_token } = await issueToken(createAccounts(options), request);
  const application = await findApplication(database, secrets.client_id);
  await database.destroy();
  const client = { client_id: secrets.client_id, client_secret: application?.clientSecret ?? "" };
  const refresh = async (refreshToken: string): Promise<{ access_token: string; refresh_token: string }> => {
    const parameters = { grant_type: "refresh_token", refresh_token: refreshToken, ...client };
    const response = await fetch(`${accountsUrl}/token`, {
      method: "POST",
      body: new URLSearchParams(parameters),
    });
    if (response.status !== 200) throw new Error(`refused: ${await response.text()}`);
    return response.json();
  };
  const infoStatus = (token: string) =>
    fetch(`${accountsUrl}/info`, { headers: { authorization: `Bearer ${token}` } }).then(
      ({ status }) => status,
    );
  return { refreshToken: refresh_token, refresh, infoStatus };
}

it("never locks a client out that keeps the last refresh token it was given", {
  timeout: 600_000,
}, async () => {
  await start();
  const { refresh, infoStatus, ...first } = await signIn();
  let last = first.refreshToken;
  for (let count = 0; count < KILLS; count += 1) {
    let killed: Promise<void> | undefined;
    const statuses: number[] = [];
    try {
      for (;;) {
        const answer = await refresh(last);
        // Kept before it is used, as a client must.
        last = answer.refresh_token;
        killed ??= kill(after(count));
        statuses.push(await infoStatus(answer.access_token));
      }
    } catch (error) {
      // The connection broke; a refusal would be what must not happen.
      expect(String(error)).not.toContain("refused");
    }
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    await killed;
    await start();
  }
  expect(await infoStatus((await refresh(last)).access_token)).toBe(200);
});
