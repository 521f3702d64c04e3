import "server-only";
import type { Kysely } from "kysely";

/** One signed-in browser. Moments are milliseconds since 1970; both tokens are sealed (server/tokens/seal.ts). */
type OauthSessions = {
  sid: string;
  email: string;
  license_id: number;
  client_id: string;
  /** Granted scopes in v0.4 spelling, separated by spaces. */
  scopes: string;
  access_token: string;
  refresh_token: string;
  /** Until when the access token is used without a refresh. */
  fresh_until: number;
  /** Counts refreshes; a writer that read an older one has lost. */
  version: number;
  /** Who claimed the refresh holds it until then; 0 when nobody does. */
  lease_until: number;
  created_at: number;
};

/** The session that last created or updated a bot, whose revocation would log the bot out. */
type BotBindings = { license_id: number; bot_id: string; sid: string };

/** Who asked to see which secret, and when. */
type SecretReveals = {
  id: string;
  at: number;
  email: string;
  license_id: number;
  object_kind: "bot" | "webhook";
  object_id: string;
};

export type Tables = {
  oauth_sessions: OauthSessions;
  bot_bindings: BotBindings;
  secret_reveals: SecretReveals;
};

export type Database = Kysely<Tables>;
