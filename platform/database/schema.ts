import type { Generated, Kysely } from "kysely";
import type { DeliveryStatus } from "@/lib/contract/deliveries";

/*
 * Tables of the platform. Whole numbers stand for booleans and moments, and JSON is text, because both
 * engines agree on these. Text that a client may choose freely is stored within JSON: PostgreSQL's text
 * cannot hold U+0000.
 */

type LicenseTable = {
  id: number;
  /**
   * Number of the newest entry in the change log; raising it locks the row until the change is committed.
   */
  configuration_version: Generated<number>;
};

type ApplicationTable = {
  client_id: string;
  client_secret: string;
  name: string;
  /** JSON: string[] */
  redirect_uris: string;
  /** Scopes that the application may ask users for, separated by spaces. */
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
  /** JSON: the other fields that the list shows, see bots/bot.ts. */
  summary: string;
  /** JSON: the fields that only the bot's own reply shows, see bots/bot.ts. */
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

/**
 * Change of a webhook or bot, with the moment from which it counts; the last one of a target gives its
 * state (database/change-log.ts).
 */
export type ConfigurationChangeTable = {
  license_id: number;
  /** Number within the license, in the order in which changes are committed and applied. */
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

/** Push of a chat, stored once for all of its deliveries. */
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
  /** Worker that attempts the delivery now; its lease ends at `leased_until`. */
  lease: string | null;
  leased_until: number;
};

/** Counts of limited attempts (accounts/attempts.ts); `key` hashes limit and subject. Moments are milliseconds since 1970. */
type AttemptTable = { key: string; count: number; last: number; blocked_until: number };

/** Record of oidc-provider's adapter: one table for all its models (accounts/storage/adapter.ts). */
export type OidcRecordTable = {
  model: string;
  /** Hash of the id, so that a reader of the table has no token. */
  id: string;
  /** JSON. */
  payload: string;
  grant_id: string | null;
  client_id: string | null;
  /** The user's email. */
  account_id: string | null;
  /** Id of the refresh token that this token was exchanged for (accounts/storage/rotation.ts). */
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
