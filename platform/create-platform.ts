import type { Hono } from "hono";
import { REQUEST_TIMEOUT_MS } from "@/lib/contract/limits";
import { type AccountsServer, createAccounts } from "./accounts/create-accounts";
import type { AccountsOptions } from "./accounts-port";
import { createApi } from "./api/create-api";
import type { Clock } from "./clock";
import type { Database } from "./database/schema";
import { LiveConfiguration } from "./deliveries/live-configuration";
import { DELIVERY_DEFAULTS, type DeliveryOptions } from "./deliveries/options";
import { startWorker } from "./deliveries/worker";
import { logOutGrant } from "./bots/grants";
import type { Random } from "./random";
import type { Seal } from "./seal";

export type PlatformOptions = {
  database: Database;
  clock: Clock;
  random: Random;
  /** Closes and opens the secrets that the database keeps. */
  seal: Seal;
  /** Origins under which the two are reached, e.g. `http://localhost:4000` and `http://localhost:4001`. */
  apiUrl: string;
  accountsUrl: string;
  keys: AccountsOptions["keys"];
  /** See AccountsOptions. */
  accessTokenSeconds?: number;
  redirectLimit?: number;
  homeApplication?: string;
  proxyHops?: number;
  /** Time for a request to the API to arrive, in milliseconds. */
  requestTimeout?: number;
  /** Settings of deliveries that differ from DELIVERY_DEFAULTS. */
  delivery?: Partial<DeliveryOptions>;
  /** Receives errors that the caller learns nothing of but `internal`. */
  onError: (error: unknown) => void;
};

/** Embedded platform, apart from its listeners. */
export type Platform = {
  /** The Configuration API as a fetch handler. */
  api: Hono;
  /** Accounts server as a Node request handler, to be served on its own origin. */
  accounts: AccountsServer;
  /** Ends the deliveries in progress and closes the database. Stop the listeners first. */
  close: () => Promise<void>;
};

/** Puts the accounts server and the Configuration API together on one database. */
export function createPlatform(options: PlatformOptions): Platform {
  const { database, clock, random, seal, apiUrl, accountsUrl, keys, onError } = options;
  const { accessTokenSeconds, redirectLimit, homeApplication, proxyHops } = options;
  const accounts = createAccounts({
    database,
    clock,
    random,
    issuer: accountsUrl,
    keys,
    onGrantRevoked: (grantId) => logOutGrant(database, clock, grantId),
    accessTokenSeconds,
    redirectLimit,
    homeApplication,
    proxyHops,
    onError,
  });
  const delivery = { ...DELIVERY_DEFAULTS, ...options.delivery };
  const worker = startWorker({ database, clock, random, seal, delivery, onError });
  const api = createApi({
    database,
    clock,
    random,
    seal,
    inspect: accounts.inspect,
    apiUrl,
    requestTimeout: options.requestTimeout ?? REQUEST_TIMEOUT_MS,
    live: new LiveConfiguration(database, clock, delivery.propagationDelay),
    onAccepted: worker.wake,
    onError,
  });
  const close = async () => {
    await worker.stop();
    await database.destroy();
  };
  return { api, accounts, close };
}
