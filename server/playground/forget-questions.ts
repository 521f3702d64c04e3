import "server-only";
import { MAX_QUESTION_CHARACTERS, MAX_QUESTIONS, QUESTION_DAYS } from "@/lib/playground/limits";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes the oldest questions beyond the limits of number and length: first those of the
 * person, then those on the license.
 */
export async function forgetSurplus({ licenseId, email }: Session): Promise<void> {
  await forgetBeyond(licenseId, email, MAX_QUESTIONS.person, MAX_QUESTION_CHARACTERS.person);
  await forgetBeyond(licenseId, undefined, MAX_QUESTIONS.license, MAX_QUESTION_CHARACTERS.license);
}

/** Deletes questions last asked more than QUESTION_DAYS ago. */
export async function forgetOldQuestions(now = Date.now()): Promise<void> {
  await (await database())
    .deleteFrom("playground_questions")
    .where("at", "<", now - QUESTION_DAYS * DAY_MS)
    .execute();
}

async function forgetBeyond(
  licenseId: number,
  email: string | undefined,
  most: number,
  characters: number,
): Promise<void> {
  const db = await database();
  const rows = await db
    .selectFrom("playground_questions")
    .select(["id", "size"])
    .where("license_id", "=", licenseId)
    .$if(email !== undefined, (query) => query.where("email", "=", email ?? ""))
    .orderBy("at", "desc")
    .orderBy("id")
    .limit(2 * most)
    .execute();
  let left = characters;
  const surplus = rows.filter(({ size }, index) => {
    left -= size;
    return index >= most || left < 0;
  });
  if (surplus.length === 0) return;
  await db
    .deleteFrom("playground_questions")
    .where("license_id", "=", licenseId)
    .where(
      "id",
      "in",
      surplus.map(({ id }) => id),
    )
    .execute();
}
