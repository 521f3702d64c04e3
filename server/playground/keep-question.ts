import "server-only";
import { createHash } from "node:crypto";
import type { KeptQuestion, Question } from "@/lib/playground/api";
import type { Session } from "@/server/auth/session-rows";
import { database } from "@/server/database/database";

/** 72 bits: short enough to read out, and nobody meets another's by chance. */
const ID_LENGTH = 12;

/** Keeps a question for the license under a short id; the same question has the same id, and is kept once. */
export async function keepQuestion(session: Session, question: Question): Promise<KeptQuestion> {
  const { action, push, context } = question;
  const text = JSON.stringify([session.licenseId, action, push, context]);
  const id = createHash("sha256").update(text).digest("base64url").slice(0, ID_LENGTH);
  await (await database())
    .insertInto("playground_questions")
    .values({
      license_id: session.licenseId,
      id,
      action,
      push,
      context,
      email: session.email,
      at: Date.now(),
    })
    .onConflict((conflict) => conflict.columns(["license_id", "id"]).doNothing())
    .execute();
  return { id };
}
