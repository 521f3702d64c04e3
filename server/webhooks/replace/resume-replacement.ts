import "server-only";
import type { Plan } from "@/lib/webhooks/replace-plan";
import type { Replacement } from "@/lib/webhooks/replacement";
import { findSession, type Session } from "@/server/auth/session-rows";
import { database } from "@/server/database/database";
import { describeError, log } from "@/server/log";
import { carryOut, openWires, type Wires } from "./carry-out";
import { assertMayCarryOut, findReplacement, unfinishedRows } from "./find";
import { later } from "./later";
import { viewOf } from "./view";
import { realWorld, type World } from "./world";

/**
 * Goes on with a replacement that is not finished, forward or back, whichever way it goes. One that somebody else is
 * carrying out right now, or that is finished, is returned as it is.
 * @throws SafeError where the session may not
 */
export async function resumeReplacement(session: Session, id: string, world?: World): Promise<Replacement> {
  const outside = world ?? (await realWorld());
  assertMayCarryOut(session, await findReplacement(session, id));
  const claimed = await outside.store.claim(id);
  if (claimed) {
    const { row, holder } = claimed;
    const written = JSON.parse(row.plan) as Plan;
    const plan: Plan = row.stop_requested === 1 ? { ...written, direction: "back" } : written;
    const wires = await readWires(row.sealed);
    if (wires) {
      const driven = await carryOut(outside, session, { row, holder, plan, wires });
      if (!driven.finished && !world) goOnLater(id, driven.waitUntil);
    } else {
      await outside.store.finish(id, holder, plan, { outcome: "conflict", problem: UNREADABLE });
    }
  }
  return viewOf(await outside.store.read(id), outside.now());
}

/** Takes a replacement back as long as the old webhook is there, and with `gap` also after. */
export async function rollBackReplacement(session: Session, id: string, world?: World): Promise<Replacement> {
  assertMayCarryOut(session, await findReplacement(session, id));
  // Whoever carries it out right now reads this before the next step.
  await (world ?? (await realWorld())).store.requestStop(id);
  return resumeReplacement(session, id, world);
}

/** Goes on with a replacement by itself, so that a closed tab leaves nothing half done. */
export function goOnLater(id: string, from = 0): void {
  later(id, from, () => resumeAll(id));
}

/**
 * Goes on with what is unfinished of this application, as far as the session may, and lists what still is. A
 * replacement that nobody can finish now stays in the list, with what stands in the way.
 */
export async function resumeUnfinished(session: Session, now = Date.now()): Promise<Replacement[]> {
  for (const row of await unfinishedRows(session)) {
    if (row.lease_until > now || (row.look_at ?? 0) > now) continue;
    await resumeReplacement(session, row.id).catch((error: unknown) => notNow(row.id, error));
  }
  return (await unfinishedRows(session)).map((row) => viewOf(row, now));
}

/** The same for every license, or for one replacement, with the session that began each if it is still there. */
export async function resumeAll(id?: string): Promise<void> {
  const rows = await (await database())
    .selectFrom("replacements")
    .select(["id", "sid"])
    .where("outcome", "is", null)
    .$if(id !== undefined, (query) => query.where("id", "=", id ?? ""))
    .orderBy("started_at")
    .execute();
  for (const row of rows) {
    const session = await findSession(row.sid);
    if (session) await resumeReplacement(session, row.id).catch((error: unknown) => notNow(row.id, error));
  }
}

function notNow(id: string, error: unknown): void {
  log("info", "a replacement stays unfinished for now", { replacement: id, ...describeError(error) });
}

const UNREADABLE = {
  message:
    "Its secrets were sealed with another AUTH_SECRET, so Switchboard cannot go on. Look at the list of webhooks: both, or one of them, may be there.",
};

async function readWires(sealed: string | null): Promise<Wires | undefined> {
  try {
    return await openWires(sealed);
  } catch {
    return undefined;
  }
}
