import "server-only";
import type { Question } from "@/lib/playground/api";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { SafeError } from "@/server/errors";

/**
 * Finds a question that any person on the session's license kept.
 * @throws SafeError not_found
 */
export async function findQuestion(session: Session, id: string): Promise<Question> {
  const question = await (await database())
    .selectFrom("playground_questions")
    .select(["action", "push", "context"])
    .where("license_id", "=", session.licenseId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (question === undefined) throw new SafeError("not_found", "There is no question with this id.");
  return question;
}
