import "server-only";
import type { CaseList, CaseSubject } from "@/lib/playground/api";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { assertMaySeeCases } from "./case-access";

/** The cases of a webhook or bot, the oldest first. */
export async function listCases(session: Session, subject: CaseSubject): Promise<CaseList> {
  assertMaySeeCases(session, subject);
  const cases = await (await database())
    .selectFrom("filter_cases")
    .select(["id", "name", "action", "push", "context", "expected", "email as by", "at"])
    .where("license_id", "=", session.licenseId)
    .where("subject_kind", "=", subject.kind)
    .where("subject_id", "=", subject.id)
    .orderBy("at")
    .orderBy("name")
    .orderBy("id")
    .execute();
  return { cases };
}
