import "server-only";
import type { Kysely } from "kysely";
import type { ChangeKind, ChangeResult, ObjectKind, Operation } from "@/lib/changes/entry";
import type { CaseSubject } from "@/lib/playground/api";
import type { Verdict } from "@/lib/filters/verdict";
import type { ReplaceOutcome } from "@/lib/webhooks/replacement";
import type { Posted } from "@/lib/webhooks/test-delivery";

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
  /** Time of the last permission check; null only in sessions of an older Switchboard. */
  checked_at: number | null;
};

/** Uses of a limited action by one subject, until the count starts again (server/limits). */
type Allowances = { name: string; subject: string; used: number; until: number };

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

/** Who sent a test to which webhook. Written before it is sent, completed after; no secret, no body. */
type TestDeliveries = {
  id: string;
  at: number;
  email: string;
  license_id: number;
  webhook_id: string;
  /** Host and port that the webhook's URL names. */
  host: string;
  verdict: Verdict;
  /** `sending` while it is under way, and for ever when the process died meanwhile. */
  outcome: "sending" | Posted["kind"];
  status: number | null;
};

/** A sample with a name and the verdict a filter is to have on it; shared by everybody of the license. */
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

/** A question to the playground that is too long for an address. */
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

/** What the team of a license calls a group. */
type GroupNameRows = {
  license_id: number;
  group_id: number;
  name: string;
  /**
   * The name in the form that is compared (lib/text/fold.ts), unique within a license; null for the later ones of groups that
   * had equal names before this column existed.
   */
  name_key: string | null;
  email: string;
  at: number;
};

/** The journal: written before the Configuration API is asked, completed after. No secret, only keyed digests. */
type Changes = {
  id: string;
  license_id: number;
  client_id: string;
  /** The session that made the change; its token may later look what became of it. */
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
  /** JSON: ids of objects equal to a new one that were there before it, so that a lost answer can be told apart. */
  alike: string;
  result: ChangeResult;
  message: string | null;
  request_id: string;
  finished_at: number | null;
  live_at: number | null;
  operation_id: string | null;
  operation_kind: Operation["kind"] | null;
  takes_back: string | null;
  /** What a search compares with (server/changes/search-text.ts); null only of entries by an older Switchboard. */
  name_folded: string | null;
  rest_folded: string | null;
};

/** Webhooks that are or were replaced by one with other settings (server/webhooks/replace). */
type Replacements = {
  id: string;
  license_id: number;
  client_id: string;
  /** The session that asked for it; its token finishes it after a restart. */
  sid: string;
  email: string;
  /** JSON of a `Cause`. */
  cause: string;
  name: string;
  started_at: number;
  old_id: string;
  /** License and old id while it is unfinished, null after. */
  open_for: string | null;
  new_id: string | null;
  /** The webhook that was there in the end, if it is not the old one under its old id. */
  final_id: string | null;
  /** JSON of an `ObjectState`. */
  before: string;
  after: string;
  /** Both webhooks with their secrets, sealed (server/tokens/seal.ts); null once it is finished. */
  sealed: string | null;
  /** JSON of a `Plan`. */
  plan: string;
  problem: string | null;
  /** 1 when somebody asked to stop and roll back. */
  stop_requested: 0 | 1;
  /** Who carries it out, until when nobody else may. */
  holder: string;
  lease_until: number;
  look_at: number | null;
  /** Attempts that did not finish, and when the next automatic one is due; null in rows of an older Switchboard. */
  tries: number | null;
  again_at: number | null;
  outcome: ReplaceOutcome | null;
  finished_at: number | null;
};

/** Names that one process holds for a while (server/turns). */
type Turns = {
  name: string;
  holder: string;
  /** By the database's clock. */
  until: number;
  /** 1 while another process waits for the name. */
  wanted: 0 | 1;
};

/** Keys that outlive a change of AUTH_SECRET, sealed with it (server/changes/digest.ts). */
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
