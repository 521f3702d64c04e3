import "server-only";
import { MAX_LICENSE_CASES } from "@/lib/playground/limits";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { InputError } from "@/server/errors";

/**
 * Refuses more cases than a license may have. The limit of one webhook or bot is not enough: cases are kept for any id,
 * even one that was removed or never existed.
 * @throws InputError
 */
export async function assertRoomForCases({ licenseId }: Session, added: number): Promise<void> {
  const { count } = await (await database())
    .selectFrom("filter_cases")
    .select((select) => select.fn.countAll<number | string>().as("count"))
    .where("license_id", "=", licenseId)
    .executeTakeFirstOrThrow();
  if (Number(count) + added <= MAX_LICENSE_CASES) return;
  const message = `A license keeps ${MAX_LICENSE_CASES} cases at most. Remove some that are no longer needed`;
  throw new InputError([{ path: "cases", message }]);
}
