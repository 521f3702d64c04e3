import "server-only";
import type { Session } from "@/server/sign-in/session-rows";
import { inTurn } from "@/server/turns/in-turn";

/**
 * Runs work that reads a bot, computes its new state and writes it. Works on one bot take turns across processes, so that
 * none overwrites what another wrote after it read (docs/decisions/011-merging-and-drafts.md).
 */
export function botInTurn<T>({ licenseId }: Session, id: string, work: () => Promise<T>): Promise<T> {
  return inTurn(`bot ${licenseId} ${id}`, "bot", work);
}
