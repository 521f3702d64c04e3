import "server-only";
import pLimit from "p-limit";
import type { Plan } from "@/lib/webhooks/replace-plan";
import type { Replacement } from "@/lib/webhooks/replacement";
import { actingSession } from "@/server/sign-in/acting-session";
import type { Session } from "@/server/sign-in/session-rows";
import { databaseClock } from "@/server/database/clock";
import { database } from "@/server/database/database";
import { describeError, log } from "@/server/log";
import { carryOut, openWires } from "./carry-out";
import {
  assertMayCarryOut,
  findReplacement,
  listUnfinished,
  missingToCarryOut,
  unfinishedRows,
} from "./find";
import type { Problem } from "./ports";
import { viewOf } from "./view";
import { realWorld, type World } from "./world";

/** Interval between two looks for abandoned replacements, in milliseconds; together with LEASE_MS under a minute. */
export const SWEEP_MS = 15_000;
/** Replacements that one sweep carries out in parallel: one whose API hangs does not hold up the others. */
const AT_ONCE = 4;

/**
 * Continues an unfinished replacement in its direction, forward or back. One that is finished, or that
 * another process is carrying out, is only read.
 * @throws SafeError when the session lacks a permission for it
 */
export async function resumeReplacement(session: Session, id: string, world?: World): Promise<Replacement> {
  const outside = world ?? (await realWorld());
  const found = await findReplacement(session, id);
  assertMayCarryOut(session, found);
  if (found.outcome !== null) return viewOf(found);
  const wires = await openWires(found.sealed);
  if (wires) {
    const claimed = await outside.store.claim(id);
    if (claimed) {
      const { row, holder } = claimed;
      const problem = row.problem === UNREADABLE_TEXT ? null : row.problem;
      await carryOut(outside, session, { row: { ...row, problem }, holder, plan: ordered(row), wires });
    }
  } else if (found.problem !== UNREADABLE_TEXT) {
    // The replacement stays open: a process that knows the secret can continue it.
    await outside.store.obstruct(id, UNREADABLE);
  }
  return viewOf(await outside.store.read(id));
}

/**
 * Rolls a replacement back while the old webhook exists, and in mode `gap` also after. A replacement whose
 * secrets cannot be opened is given up: only a person can know that the secret is lost for good.
 */
export async function rollBackReplacement(session: Session, id: string, world?: World): Promise<Replacement> {
  const outside = world ?? (await realWorld());
  const found = await findReplacement(session, id);
  assertMayCarryOut(session, found);
  const isLost = found.outcome === null && !(await openWires(found.sealed));
  const claimed = isLost ? await outside.store.claim(id) : undefined;
  if (claimed) {
    const { row, holder } = claimed;
    await outside.store.finish(id, holder, ordered(row), { outcome: "conflict", problem: GIVEN_UP });
    return viewOf(await outside.store.read(id));
  }
  // A process that carries it out reads this before its next step.
  await outside.store.requestStop(id);
  return resumeReplacement(session, id, world);
}

function ordered({ plan, stop_requested }: { plan: string; stop_requested: 0 | 1 }): Plan {
  const written = JSON.parse(plan) as Plan;
  return stop_requested === 1 ? { ...written, direction: "back" } : written;
}

/**
 * Continues the application's unfinished replacements, as far as the session may, and lists the ones still
 * unfinished. A replacement that cannot be finished now stays in the list with its problem.
 */
export async function resumeUnfinished(session: Session): Promise<Replacement[]> {
  const { now } = await realWorld();
  for (const row of await unfinishedRows(session)) {
    if (row.busy === 1 || (row.look_at ?? 0) > now()) continue;
    await resumeReplacement(session, row.id).catch((error: unknown) => notNow(row.id, error));
  }
  return listUnfinished(session);
}

/**
 * Continues abandoned replacements of every license, whether their process died or they could not be finished, so that
 * neither a closed tab nor a dead process leaves one half done.
 */
export async function resumeAll(): Promise<void> {
  const db = await database();
  const now = databaseClock(db)();
  const rows = await db
    .selectFrom("replacements")
    .select(["id", "sid", "license_id", "client_id", "email", "plan"])
    .where("outcome", "is", null)
    .where("lease_until", "<=", now)
    .where((row) => row.or([row("look_at", "is", null), row("look_at", "<=", now)]))
    .where((row) => row.or([row("again_at", "is", null), row("again_at", "<=", now)]))
    .orderBy("started_at")
    .execute();
  const limit = pLimit(AT_ONCE);
  const goOn = async (row: (typeof rows)[number]) => {
    const session = await actingSession(row, (one) => missingToCarryOut(one, row).length === 0);
    // The journal names the person who ordered the replacement, even if another person's token is used.
    if (session) await resumeReplacement({ ...session, email: row.email }, row.id);
  };
  await Promise.all(
    rows.map((row) => limit(() => goOn(row).catch((error: unknown) => notNow(row.id, error)))),
  );
}

function notNow(id: string, error: unknown): void {
  log("info", "a replacement stays unfinished for now", { replacement: id, ...describeError(error) });
}

const UNREADABLE: Problem = {
  message:
    "Its secrets were sealed with another AUTH_SECRET. Start Switchboard with that one in AUTH_SECRET_PREVIOUS, and it is continued. If that secret is lost, roll it back to give it up: both webhooks, or one of them, may be there.",
};

const UNREADABLE_TEXT = JSON.stringify(UNREADABLE);

const GIVEN_UP: Problem = {
  message:
    "Its secrets were sealed with another AUTH_SECRET, so it was given up. Check the list of webhooks: both, or one of them, may be there.",
};
