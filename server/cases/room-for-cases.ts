import "server-only";
import { MAX_LICENSE_CASES } from "@/lib/playground/limits";
import type { Session } from "@/server/auth/session-rows";
import { database } from "@/server/database/database";
import { InputError } from "@/server/errors";

/**
 * Refuses more cases than a license may have: they are kept for any id, also of what is gone or never was, so that the bound of one
 * webhook or bot bounds nothing.
 * @throws InputError
 */
export async function assertRoomForCases({ licenseId }: Session, added: number): Promise<void> {
  const { count } = await (await database())
    .selectFrom("filter_cases")
    .select((select) => select.fn.countAll<number | string>().as("count"))
    .where("license_id", "=", licenseId)
    .executeTakeFirstOrThrow();
  if (Number(count) + added <= MAX_LICENSE_CASES) return;
  const message = `A license keeps ${MAX_LICENSE_CASES} cases at most. Remove some that nobody needs any more`;
  throw new InputError([{ path: "cases", message }]);
}
