import "server-only";
import { covers, type Scope } from "@/lib/contract/scopes";
import { type CaseSubject, caseSubjectSchema } from "@/lib/playground/api";
import type { Session } from "@/server/auth/session-rows";
import { MissingScopeError, SafeError } from "@/server/errors";

const NEEDED: Record<CaseSubject["kind"], Scope> = {
  webhook: "webhooks--my:read",
  bot: "agents-bot--my:read",
};

/** Who may see webhooks or bots may see, keep and remove their cases: those are the team's notes, not configuration. */
export function assertMaySeeCases(session: Session, { kind }: CaseSubject): void {
  if (!covers(session.granted, NEEDED[kind])) throw new MissingScopeError([NEEDED[kind]]);
}

/** What a path names; cases are kept for webhooks and bots only. */
export function subjectOf(params: { kind: string; id: string }): CaseSubject {
  const { success, data } = caseSubjectSchema.safeParse(params);
  if (!success) throw new SafeError("not_found", "Cases are kept for webhooks and bots only.");
  return data;
}
