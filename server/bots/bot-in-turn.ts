import "server-only";
import type { Session } from "@/server/auth/session-rows";
import { inTurn } from "@/server/turns/in-turn";

/**
 * Runs what reads a bot, works out what it is to be, and writes it. Works on one bot come one after the other, in whichever process,
 * so that none writes over what another has written since it read (docs/decisions/011-merging-and-drafts.md).
 */
export function botInTurn<T>({ licenseId }: Session, id: string, work: () => Promise<T>): Promise<T> {
  return inTurn(`bot ${licenseId} ${id}`, "bot", work);
}
