import "server-only";
import { createHash } from "node:crypto";
import type { KeptQuestion, Question } from "@/lib/playground/api";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { forgetSurplus } from "./forget-questions";

/** Characters of an id, 72 bits: short enough to read out, and too many to meet another's by chance. */
const ID_LENGTH = 12;

/**
 * Keeps a question for the license under a short id, once: equal questions have equal ids. Deletes the oldest questions of
 * the person and the license beyond their limits.
 */
export async function keepQuestion(session: Session, question: Question): Promise<KeptQuestion> {
  const { action, push, context } = question;
  const text = JSON.stringify([session.licenseId, action, push, context]);
  const id = createHash("sha256").update(text).digest("base64url").slice(0, ID_LENGTH);
  const db = await database();
  const at = Date.now();
  await db
    .insertInto("playground_questions")
    .values({
      license_id: session.licenseId,
      id,
      action,
      push,
      context,
      email: session.email,
      at,
      size: action.length + push.length + context.length,
    })
    // A question that is asked again counts as new, so that it is not deleted as old.
    .onConflict((conflict) => conflict.columns(["license_id", "id"]).doUpdateSet({ at }))
    .execute();
  await forgetSurplus(session);
  return { id };
}
