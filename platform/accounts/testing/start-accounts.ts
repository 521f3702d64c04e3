import { generateKeyPairSync, randomBytes } from "node:crypto";
import { type AddressInfo } from "node:net";
import { createServer } from "node:http";
import { SCOPES } from "@/lib/contract/scopes";
import type { AccountsOptions } from "../../accounts-port";
import { type DatabaseAddress, openDatabase } from "../../open-database";
import type { Database } from "../../database/schema";
import { hashPassword } from "../../password";
import { CHEAP } from "../../testing/cheap-password";
import { testSeal } from "../../testing/test-seal";
import { createTestDatabase } from "../../testing/test-database";
import { type AccountsServer, createAccounts } from "../create-accounts";

export const PASSWORD = "correct horse battery";
export const ADMIN = "admin@one.example";
export const AGENT = "agent@one.example";
export const CLIENT = { client_id: "confidential", client_secret: "s3cret-of-the-application" };
/** Client id of an application without a secret. */
export const PUBLIC_CLIENT = "public";
/** Client id of an application that is registered for one scope only. */
export const NARROW_CLIENT = "narrow";
export const REDIRECT_URI = "http://localhost:9/callback";

const keys = {
  cookies: ["a key that signs cookies in tests, long enough"],
  jwks: {
    keys: [
      {
        ...generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }),
        alg: "ES256",
      },
    ],
  },
};

async function fill(database: Database): Promise<void> {
  const password_hash = await hashPassword(PASSWORD, randomBytes, CHEAP);
  await database.insertInto("licenses").values({ id: 1520 }).execute();
  await database
    .insertInto("users")
    .values([
      { email: ADMIN, license_id: 1520, is_administrator: 1, password_hash },
      { email: AGENT, license_id: 1520, is_administrator: 0, password_hash },
    ])
    .execute();
  const redirect_uris = JSON.stringify([REDIRECT_URI]);
  await database
    .insertInto("applications")
    .values([
      { ...CLIENT, name: "Confidential", redirect_uris, scopes: SCOPES.join(" ") },
      {
        client_id: PUBLIC_CLIENT,
        client_secret: "",
        name: "Public",
        redirect_uris,
        scopes: SCOPES.join(" "),
      },
      {
        client_id: NARROW_CLIENT,
        client_secret: "x",
        name: "Narrow",
        redirect_uris,
        scopes: "webhooks--my:ro",
      },
    ])
    .execute();
}

export type TestAccounts = {
  url: string;
  accounts: AccountsServer;
  database: Database;
  address: DatabaseAddress;
  /** Grants whose end was announced, in order. */
  revoked: string[];
  errors: unknown[];
  clock: { now: () => number; advance: (seconds: number) => void };
  close: () => Promise<void>;
};

/** Starts an accounts server on a free port, on a new database or on the one in `keep`. */
export async function startAccounts(
  options: Partial<AccountsOptions> & { keep?: DatabaseAddress } = {},
): Promise<TestAccounts> {
  const { keep, ...given } = options;
  const created = keep === undefined ? await createTestDatabase() : undefined;
  const address = keep ?? created?.address ?? { file: "" };
  const database = await openDatabase(address, testSeal);
  if (keep === undefined) await fill(database);
  // Stands still unless a test moves it: on a slow machine a wait would be over before the next attempt.
  let now = Date.now();
  const clock = {
    now: () => now,
    advance: (seconds: number) => void (now += seconds * 1000),
  };
  const revoked: string[] = [];
  const errors: unknown[] = [];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const accounts = createAccounts({
    database,
    clock: clock.now,
    random: randomBytes,
    issuer: url,
    keys,
    onGrantRevoked: async (grantId) => void revoked.push(grantId),
    redirectLimit: 1000,
    onError: (error) => void errors.push(error),
    ...given,
  });
  server.on("request", accounts.callback);
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await database.destroy();
    await created?.remove();
  };
  return { url, accounts, database, address, revoked, errors, clock, close };
}
