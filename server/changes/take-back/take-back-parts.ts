import "server-only";
import type { ObjectState } from "@/lib/changes/entry";
import type { PossiblePlan, TakeBackPlan } from "@/lib/changes/take-back";
import type { Scope } from "@/lib/contract/scopes";
import type { Session } from "@/server/sign-in/session-rows";
import { findSecret } from "../find-secret";
import type { ChangeRow } from "../rows";

/**
 * Plan for taking an entry back, with the parts that only the server has: the state to be sent, and the
 * stored secret.
 */
export type Planned =
  | { row: ChangeRow; plan: Exclude<TakeBackPlan, PossiblePlan> }
  | {
      row: ChangeRow;
      plan: PossiblePlan;
      now: ObjectState | undefined;
      target: ObjectState;
      secret?: string;
    };

export const NOT_THERE = "It no longer exists, so there is nothing to undo.";
export const AS_BEFORE = "It already has its earlier settings.";
export const LOST = "The earlier secret is gone: enter it again, or keep the current one";

export function impossible(row: ChangeRow, reason: string): Planned {
  return { row, plan: { kind: "impossible", reason } };
}

export function missing(scope: Scope): string {
  return `This needs the permission ${scope}, which this session does not have.`;
}

type Plan = Pick<PossiblePlan, "kind" | "words"> & Partial<Pick<PossiblePlan, "secret" | "conflicts">>;

export function planOf(row: ChangeRow, { secret = "none", conflicts = [], ...plan }: Plan): PossiblePlan {
  return { ...plan, object: row.object_kind, name: row.object_name, secret, conflicts };
}

export function digestOf({ object_kind }: ChangeRow, state: ObjectState): string | undefined {
  const holder = object_kind === "bot" ? state.webhooks : state;
  const digest = (holder as { secret_digest?: unknown } | null | undefined)?.secret_digest;
  return typeof digest === "string" ? digest : undefined;
}

export async function secretOf(session: Session, digest: string | undefined) {
  if (digest === undefined) return { source: "none" as const };
  const secret = await findSecret(session, digest);
  return secret === undefined ? { source: "asked" as const } : { source: "stored" as const, secret };
}

export function secretWords(source: PossiblePlan["secret"], asked: string): string[] {
  if (source === "asked") return [asked];
  return source === "stored" ? ["It gets its old secret back, which is still in use here"] : [];
}
