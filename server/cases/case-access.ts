import "server-only";
import { covers, type Scope } from "@/lib/contract/scopes";
import { type CaseSubject, caseSubjectSchema } from "@/lib/playground/api";
import type { Session } from "@/server/sign-in/session-rows";
import { MissingScopeError, SafeError } from "@/server/errors";

const NEEDED: Record<CaseSubject["kind"], Scope> = {
  webhook: "webhooks--my:read",
  bot: "agents-bot--my:read",
};

/**
 * Requires the permission to see webhooks or bots, which also covers keeping and removing their cases:
 * cases are the team's notes, not configuration.
 */
export function assertMaySeeCases(session: Session, { kind }: CaseSubject): void {
  if (!covers(session.granted, NEEDED[kind])) throw new MissingScopeError([NEEDED[kind]]);
}

/**
 * Subject of cases that a path names.
 * @throws SafeError not_found for other subjects than webhooks and bots
 */
export function subjectOf(params: { kind: string; id: string }): CaseSubject {
  const { success, data } = caseSubjectSchema.safeParse(params);
  if (!success) throw new SafeError("not_found", "Cases are kept for webhooks and bots only.");
  return data;
}
