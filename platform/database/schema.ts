import type { Generated, Kysely } from "kysely";

/*
 * Tables of the platform. Whole numbers stand for booleans and moments, and JSON is text, because both engines agree on those.
 * What a client may send freely is inside JSON also when it is a single text: PostgreSQL's text cannot hold U+0000.
 */

export type LicenseTable = { id: number };

export type ApplicationTable = {
  client_id: string;
  client_secret: string;
  name: string;
  /** JSON: string[] */
  redirect_uris: string;
  /** What it may ask users for: scopes, separated by spaces. */
  scopes: string;
};

export type UserTable = {
  /** Lower case: the login, `entity_id` of a token. */
  email: string;
  license_id: number;
  is_administrator: 0 | 1;
  password_hash: string;
};

export type BotTable = {
  /** Order of creation. */
  position: Generated<number>;
  id: string;
  license_id: number;
  client_id: string;
  status: string;
  /** The grant a logged-in bot is bound to; null when offline. */
  grant_id: string | null;
  /** JSON: what the list shows besides, see bots/bot.ts. */
  summary: string;
  /** JSON: the rest, see bots/bot.ts. */
  details: string;
};

export type WebhookTable = {
  /** Order of registration. */
  position: Generated<number>;
  id: string;
  license_id: number;
  client_id: string;
  /** JSON: everything else that was registered. */
  document: string;
};

/** Grants that have logged a bot in, and all that were revoked. Its row is the lock between the two. */
export type GrantTable = { id: string; revoked: 0 | 1 };

/** What oidc-provider's adapter stores: one table for all its models (accounts/adapter.ts). */
export type OidcRecordTable = {
  model: string;
  /** A hash: who reads the table has no token. */
  id: string;
  /** JSON. */
  payload: string;
  grant_id: string | null;
  client_id: string | null;
  /** The user's email. */
  account_id: string | null;
  /** Of a token that was exchanged for a refresh token: that token's id (accounts/rotation.ts). */
  rotated_from: string | null;
  user_code: string | null;
  uid: string | null;
  /** Milliseconds since 1970, counted up, so that it is also the order of issue. */
  issued_at: number;
  /** Seconds since 1970. */
  expires_at: number | null;
  consumed_at: number | null;
};

export type Tables = {
  licenses: LicenseTable;
  applications: ApplicationTable;
  users: UserTable;
  bots: BotTable;
  webhooks: WebhookTable;
  grants: GrantTable;
  oidc_records: OidcRecordTable;
};

export type Database = Kysely<Tables>;
