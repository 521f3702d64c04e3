import type { IncomingMessage, ServerResponse } from "node:http";
import type { JWK } from "jose";
import type { Clock } from "./clock";
import type { Database } from "./database/schema";
import type { Random } from "./random";

/** Rights behind an access token. Refreshing keeps `grantId`; `scopes` are in v0.4 spelling. */
export type Grant = {
  grantId: string;
  clientId: string;
  licenseId: number;
  /** The user's login, an email. */
  entityId: string;
  scopes: string[];
};

/** Everything that the accounts server takes from outside. */
export type AccountsOptions = {
  database: Database;
  clock: Clock;
  random: Random;
  /** Its own origin, e.g. `http://localhost:4001`. */
  issuer: string;
  /** Signing keys and cookie keys, generated at first start and kept. */
  keys: { jwks: { keys: JWK[] }; cookies: string[] };
  /**
   * Logs out the bots that the grant logged in. Awaited before the grant's tokens are destroyed, so that a
   * crash in between leaves a token with which revoking can be asked for again.
   */
  onGrantRevoked: (grantId: string) => Promise<void>;
  /** Lifetime of an access token, in seconds; 3920 if left out. */
  accessTokenSeconds?: number;
  /**
   * Authorization redirects that a client and user may have in 30 seconds; 3 if left out
   * (docs/api.md, section 1.1).
   */
  redirectLimit?: number;
  /** Number of our own reverse proxies, whose entries of X-Forwarded-For are trusted; 0 if left out. */
  proxyHops?: number;
  /**
   * Client id of the application that error pages link to when the browser's last application is unknown.
   */
  homeApplication?: string;
  /** Hears of failures that the answer only calls internal. */
  onError?: (error: unknown) => void;
};

/** The accounts server, apart from its listener. */
export type Accounts = {
  callback: (request: IncomingMessage, response: ServerResponse) => void;
  /** The grant behind an access token; undefined when unknown, expired or revoked. */
  inspect: (accessToken: string) => Promise<Grant | undefined>;
};
