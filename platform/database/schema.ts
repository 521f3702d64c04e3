import type { Generated, Kysely } from "kysely";
import type { DeliveryStatus } from "@/lib/contract/deliveries";

/*
 * Tables of the platform. Whole numbers stand for booleans and moments, and JSON is text, because both engines agree on those.
 * What a client may send freely is inside JSON also when it is a single text: PostgreSQL's text cannot hold U+0000.
 */

type LicenseTable = {
  id: number;
  /** Counts changes of what can fire; whoever raises it holds the row until the change is committed. */
  configuration_version: Generated<number>;
};

type ApplicationTable = {
  client_id: string;
  client_secret: string;
  name: string;
  /** JSON: string[] */
  redirect_uris: string;
  /** What it may ask users for: scopes, separated by spaces. */
  scopes: string;
};

type UserTable = {
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
type GrantTable = {
  id: string;
  revoked: 0 | 1;
  /** Last write of the row, in milliseconds since 1970. */
  touched_at: Generated<number>;
};

/** What can fire and since when: the last change of a target says how it is (deliveries/change-log.ts). */
export type ConfigurationChangeTable = {
  license_id: number;
  /** In order of commit within a license, and so the order to apply them in. */
  version: number;
  client_id: string;
  kind: "webhook" | "bot";
  /** Id of the webhook or bot. */
  target_id: string;
  /** JSON: the webhook's document or the bot's details; null when it is gone or logged out. */
  document: string | null;
  /** Milliseconds since 1970. */
  changed_at: number;
};

/** What happened in a chat, kept once for all of its deliveries. */
type PushTable = {
  id: string;
  action: string;
  /** JSON, as it was sent. */
  data: string;
};

/** The outbox, and afterwards the log. Moments are milliseconds since 1970. */
type DeliveryTable = {
  /** Order of creation. */
  position: Generated<number>;
  id: string;
  license_id: number;
  /** The application whose webhook it is. */
  client_id: string;
  webhook_id: string;
  push_id: string;
  action: string;
  /** JSON: where to and with which secret, as they were when the push came (deliveries/outbox.ts). */
  target: string;
  /** Host and port of the URL: no receiver takes up all connections. */
  host: string;
  status: DeliveryStatus;
  /** JSON: Attempt[] */
  attempts: string;
  created_at: number;
  next_attempt_at: number;
  /** Who is delivering it now, believed until `leased_until`. */
  lease: string | null;
  leased_until: number;
};

/** Counts of limited attempts (accounts/attempts.ts); `key` hashes limit and subject. Moments are milliseconds since 1970. */
type AttemptTable = { key: string; count: number; last: number; blocked_until: number };

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
  configuration_changes: ConfigurationChangeTable;
  pushes: PushTable;
  deliveries: DeliveryTable;
  oidc_records: OidcRecordTable;
  attempts: AttemptTable;
};

export type Database = Kysely<Tables>;
