import "server-only";
import type { CaseList, CaseSubject } from "@/lib/playground/api";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { assertMaySeeCases } from "./case-access";
import { listCases } from "./list-cases";

/**
 * Removes a case and returns the remaining ones. A case that another person has removed already is no
 * error.
 */
export async function removeCase(session: Session, subject: CaseSubject, caseId: string): Promise<CaseList> {
  assertMaySeeCases(session, subject);
  await (await database())
    .deleteFrom("filter_cases")
    .where("license_id", "=", session.licenseId)
    .where("subject_kind", "=", subject.kind)
    .where("subject_id", "=", subject.id)
    .where("id", "=", caseId)
    .execute();
  return listCases(session, subject);
}
