import "server-only";
import type { Kysely } from "kysely";
import type { ChangeKind, ChangeResult, ObjectKind, Operation } from "@/lib/changes/entry";
import type { CaseSubject } from "@/lib/playground/api";
import type { Verdict } from "@/lib/filters/verdict";
import type { ReplaceOutcome } from "@/lib/webhooks/replacement";
import type { Posted } from "@/lib/webhooks/test-delivery";

/**
 * Session of one signed-in browser. Moments are milliseconds since 1970; both tokens are sealed
 * (server/sign-in/seal.ts).
 */
type OauthSessions = {
  sid: string;
  email: string;
  license_id: number;
  client_id: string;
  /** Granted scopes in v0.4 spelling, separated by spaces. */
  scopes: string;
  access_token: string;
  refresh_token: string;
  /** Moment until which the access token is used without a refresh. */
  fresh_until: number;
  /** Counts refreshes; a writer that read an older one has lost. */
  version: number;
  /** End of the lease of a claimed refresh; 0 when no process holds it. */
  lease_until: number;
  created_at: number;
  /** Time of the last permission check; null only in sessions of an older Switchboard. */
  checked_at: number | null;
};

/** Uses of a limited action by one subject until the count starts again (server/limits). */
type Allowances = { name: string; subject: string; used: number; until: number };

/** The session that last created or updated a bot, whose revocation would log the bot out. */
type BotBindings = { license_id: number; bot_id: string; sid: string };

/** Record of a person who asked to see a secret. */
type SecretReveals = {
  id: string;
  at: number;
  email: string;
  license_id: number;
  object_kind: "bot" | "webhook";
  object_id: string;
};

/** Trial delivery: written before it is sent, completed after. Holds no secret and no body. */
type TestDeliveries = {
  id: string;
  at: number;
  email: string;
  license_id: number;
  webhook_id: string;
  /** Host and port that the webhook's URL names. */
  host: string;
  verdict: Verdict;
  /** `sending` until the answer is known, and for ever if the process died before. */
  outcome: "sending" | Posted["kind"];
  status: number | null;
};

/**
 * Sample with a name and the verdict that a filter should give on it; shared by all people on the license.
 */
type FilterCases = {
  id: string;
  license_id: number;
  subject_kind: CaseSubject["kind"];
  subject_id: string;
  name: string;
  action: string;
  push: string;
  context: string;
  expected: Verdict;
  email: string;
  at: number;
};

/** Question to the playground that is too long for an address. */
type PlaygroundQuestions = {
  license_id: number;
  id: string;
  action: string;
  push: string;
  context: string;
  email: string;
  at: number;
  /** Characters of action, push and context together. */
  size: number;
};

/** Name that the team of a license gave to a group. */
type GroupNameRows = {
  license_id: number;
  group_id: number;
  name: string;
  /**
   * Folded name (lib/text/fold.ts), unique within a license. Null for groups with a name that was already
   * taken before this column existed.
   */
  name_key: string | null;
  email: string;
  at: number;
};

/**
 * Entry of the journal: written before the Configuration API is asked, completed after. Holds keyed
 * digests, no secrets.
 */
type Changes = {
  id: string;
  license_id: number;
  client_id: string;
  /** Session that made the change; its token may be used later to look up how the change ended. */
  sid: string;
  email: string;
  at: number;
  object_kind: ObjectKind;
  object_id: string | null;
  object_name: string;
  kind: ChangeKind;
  /** JSON of an `ObjectState`. */
  before: string | null;
  after: string | null;
  /** JSON: ids of equal objects that existed before a creation, so that a lost answer can be looked up. */
  alike: string;
  result: ChangeResult;
  message: string | null;
  request_id: string;
  finished_at: number | null;
  live_at: number | null;
  operation_id: string | null;
  operation_kind: Operation["kind"] | null;
  takes_back: string | null;
  /**
   * Folded texts that a search compares with (server/database/search-text.ts); null only in entries by an
   * older Switchboard.
   */
  name_folded: string | null;
  rest_folded: string | null;
};

/** Replacement of a webhook, finished or not (server/webhooks/replace). */
type Replacements = {
  id: string;
  license_id: number;
  client_id: string;
  /** Session that asked for it; its token finishes it after a restart. */
  sid: string;
  email: string;
  /** JSON of a `Cause`. */
  cause: string;
  name: string;
  started_at: number;
  old_id: string;
  /**
   * License and old id while the replacement is unfinished, null after; unique, so a webhook is replaced
   * once at a time.
   */
  open_for: string | null;
  new_id: string | null;
  /** Webhook at the end of the replacement, unless that is the old one under its old id. */
  final_id: string | null;
  /** JSON of an `ObjectState`. */
  before: string;
  after: string;
  /**
   * Both webhooks with their secrets, sealed (server/sign-in/seal.ts); null once the replacement is
   * finished.
   */
  sealed: string | null;
  /** JSON of a `Plan`. */
  plan: string;
  problem: string | null;
  /** 1 when a person has asked to stop and roll back. */
  stop_requested: 0 | 1;
  /** Process that carries the replacement out, and the end of its lease. */
  holder: string;
  lease_until: number;
  look_at: number | null;
  /**
   * Number of unfinished attempts, and the time of the next automatic one; null in rows of an older
   * Switchboard.
   */
  tries: number | null;
  again_at: number | null;
  outcome: ReplaceOutcome | null;
  finished_at: number | null;
};

/** Name that one process holds for a while (server/turns). */
type Turns = {
  name: string;
  holder: string;
  /** Moment by the database's clock. */
  until: number;
  /** 1 while another process waits for the name. */
  wanted: 0 | 1;
};

/** Key that outlives a change of AUTH_SECRET, sealed with it (server/journal/digest.ts). */
type SealedKeys = { id: string; purpose: string; sealed: string; at: number };

export type Tables = {
  oauth_sessions: OauthSessions;
  bot_bindings: BotBindings;
  secret_reveals: SecretReveals;
  filter_cases: FilterCases;
  playground_questions: PlaygroundQuestions;
  test_deliveries: TestDeliveries;
  group_names: GroupNameRows;
  changes: Changes;
  replacements: Replacements;
  turns: Turns;
  sealed_keys: SealedKeys;
  allowances: Allowances;
};

export type Database = Kysely<Tables>;
