import "server-only";
import type { Session } from "@/server/sign-in/session-rows";
import { DatabaseError } from "@/server/database/failure";
import { SafeError } from "@/server/errors";
import { describeError, log } from "@/server/log";
import { assertTurns } from "@/server/turns/in-turn";
import { type Cause, type Change, openEntry, settleEntry, type Settled } from "./journal";

/**
 * Makes a change between two writes to the journal: opens an entry, asks the Configuration API through
 * `act`, settles the entry. Without an entry the change is not made; an entry that cannot be settled is
 * reconciled later.
 * @param idOf reads the id of a created object from the API's answer
 */
export async function journalled<T>(
  session: Session,
  cause: Cause,
  change: Change,
  act: () => Promise<T>,
  idOf?: (reply: T) => string,
): Promise<T> {
  const id = await openEntry(session, cause, change).catch((error: unknown) => {
    throw unwritten(error);
  });
  let reply: T;
  try {
    await assertTurns();
    reply = await act();
  } catch (error) {
    await settle(id, failure(error));
    throw error;
  }
  await settle(id, { result: "done", objectId: idOf?.(reply) });
  return reply;
}

function unwritten(error: unknown): SafeError {
  const { code, asked } = error instanceof DatabaseError ? error : { code: "internal" as const };
  const why = error instanceof DatabaseError ? error.message : "Try again.";
  const message = `The change could not be written to the journal, so it was not made. ${why}`;
  return new SafeError(code, message, undefined, "no", { cause: error, asked });
}

function failure(error: unknown): Settled {
  if (error instanceof SafeError) {
    return { result: error.changed === "no" ? "failed" : "unknown", message: error.message };
  }
  return { result: "unknown", message: "Something failed in Switchboard itself." };
}

async function settle(id: string, settled: Settled): Promise<void> {
  try {
    await settleEntry(id, settled);
  } catch (error) {
    log("error", "journal entry not completed", { entry: id, ...describeError(error) });
  }
}
