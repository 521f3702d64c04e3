import type { Hono } from "hono";
import { REQUEST_TIMEOUT_MS } from "@/lib/contract/limits";
import { createAccounts } from "./accounts/create-accounts";
import type { Accounts, AccountsOptions } from "./accounts-port";
import { createApi } from "./api/create-api";
import type { Clock } from "./clock";
import type { Database } from "./database/schema";
import { logOutGrant } from "./grants";
import type { Random } from "./random";

export type PlatformOptions = {
  database: Database;
  clock: Clock;
  random: Random;
  /** Origins under which the two are reached, e.g. `http://localhost:4000` and `http://localhost:4001`. */
  apiUrl: string;
  accountsUrl: string;
  keys: AccountsOptions["keys"];
  /** How long a request to the API may take to arrive, in milliseconds. */
  requestTimeout?: number;
  /** Hears of errors that a caller is only told about in general. */
  onInternalError: (error: unknown) => void;
};

/** The embedded platform, apart from its listeners. */
export type Platform = {
  /** The Configuration API as a fetch handler. */
  api: Hono;
  /** The accounts server as a Node request handler, to be served on an origin of its own. */
  accounts: Accounts;
  /** Closes the database. Stop the listeners first. */
  close: () => Promise<void>;
};

/** Puts the accounts server and the Configuration API together on one database. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { database, clock, random, apiUrl, accountsUrl, keys, onInternalError } = options;
  const accounts = await createAccounts({
    database,
    clock,
    random,
    issuer: accountsUrl,
    keys,
    onGrantRevoked: (grantId) => logOutGrant(database, grantId),
  });
  const api = createApi({
    database,
    random,
    inspect: accounts.inspect,
    apiUrl,
    requestTimeout: options.requestTimeout ?? REQUEST_TIMEOUT_MS,
    onInternalError,
  });
  return { api, accounts, close: () => database.destroy() };
}
