import "server-only";
import { randomUUID } from "node:crypto";
import type { AddCasesInput, CaseList, CaseSubject } from "@/lib/playground/api";
import { MAX_CASES } from "@/lib/playground/limits";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { InputError } from "@/server/errors";
import { inTurn } from "@/server/turns/in-turn";
import { assertMaySeeCases } from "./case-access";
import { listCases } from "./list-cases";

/** Keeps cases, all or none, and returns all that there are now. */
export async function addCases(
  session: Session,
  subject: CaseSubject,
  { cases: added }: AddCasesInput,
): Promise<CaseList> {
  assertMaySeeCases(session, subject);
  // Counting and adding take turns, so that two requests at once cannot exceed the limit together.
  return inTurn(`cases ${session.licenseId} ${subject.kind} ${subject.id}`, "list of cases", async () => {
    const { cases: before } = await listCases(session, subject);
    if (before.length + added.length > MAX_CASES) {
      throw new InputError([{ path: "cases", message: `There can be ${MAX_CASES} cases at most` }]);
    }
    const at = Date.now();
    await (await database())
      .insertInto("filter_cases")
      .values(
        added.map(({ name, action, push, context, expected }) => ({
          id: randomUUID(),
          license_id: session.licenseId,
          subject_kind: subject.kind,
          subject_id: subject.id,
          name,
          action,
          push,
          context,
          expected,
          email: session.email,
          at,
        })),
      )
      .execute();
    return listCases(session, subject);
  });
}
