import "server-only";
import pLimit from "p-limit";
import { UNTOLD } from "@/lib/changes/verdict";
import { actingSession } from "@/server/sign-in/acting-session";
import { findSession, type Session } from "@/server/sign-in/session-rows";
import { recordFirstBinding } from "@/server/bots/bot-bindings";
import { readClock } from "@/server/database/clock";
import { database } from "@/server/database/database";
import { describeError, log } from "@/server/log";
import { inTurn } from "@/server/turns/in-turn";
import { settleEntry } from "@/server/journal/journal";
import { observe, sees } from "./observe";
import { type ChangeRow, stateOf } from "./rows";
import { SETTLES_ITSELF_MS, STILL_COMING_MS } from "./waiting";

/** Entries looked up at a time: an upstream outage in the middle of a bulk change leaves hundreds. */
const AT_ONCE = 500;
/** Licenses looked at in parallel: one whose API hangs does not hold up the others. */
const LICENSES = 4;

/**
 * Looks up what became of this license's changes whose end is not known, as the person of a session.
 * @returns how many were settled
 */
export async function reconcile(session: Session, at?: number): Promise<number> {
  const now = at ?? (await timeNow());
  if ((await openRows(now, session.licenseId)).length === 0) return 0;
  return inLicense(session.licenseId, async () => {
    let settled = 0;
    for (const row of await openRows(now, session.licenseId)) settled += await settle(session, row, now);
    return settled;
  });
}

/** Reconciles all licenses, each change through a session that may see its object. Never throws. */
export async function reconcileAll(at?: number): Promise<void> {
  try {
    const now = at ?? (await timeNow());
    const licenses = new Set((await openRows(now)).map(({ license_id }) => license_id));
    const limit = pLimit(LICENSES);
    await Promise.all([...licenses].map((licenseId) => limit(() => reconcileOne(licenseId, now))));
  } catch (error) {
    log("warn", "the journal could not be reconciled", describeError(error));
  }
}

/** Time by the database's clock, which also dates the entries of all processes. */
async function timeNow(): Promise<number> {
  return (await readClock(await database()))();
}

async function reconcileOne(licenseId: number, now: number): Promise<void> {
  await inLicense(licenseId, async () => {
    for (const row of await openRows(now, licenseId)) {
      const session = await actingSession(row, (one) => sees(one, row));
      if (session) await settle(session, row, now).catch((error: unknown) => unreconciled(row, error));
    }
  });
}

/**
 * Reconciles a license once at a time, across processes: two equal creations must not be matched to the
 * same object.
 */
function inLicense<T>(licenseId: number, work: () => Promise<T>): Promise<T> {
  return inTurn(`settle ${licenseId}`, "journal", work);
}

function unreconciled({ id }: ChangeRow, error: unknown): void {
  log("info", "journal entry not reconciled yet", { entry: id, ...describeError(error) });
}

const DIED = "Switchboard stopped before it received the result.";

/** Marks entries as unknown that no process can complete any more, even while the API cannot be asked. */
async function giveUp(now: number, licenseId?: number): Promise<void> {
  await (await database())
    .updateTable("changes")
    .set((row) => ({ result: "unknown", message: DIED, finished_at: row.ref("at") }))
    .where("result", "=", "under_way")
    .where("at", "<=", now - SETTLES_ITSELF_MS)
    .$if(licenseId !== undefined, (query) => query.where("license_id", "=", Number(licenseId)))
    .execute();
}

async function openRows(now: number, licenseId?: number): Promise<ChangeRow[]> {
  await giveUp(now, licenseId);
  return (await database())
    .selectFrom("changes")
    .selectAll()
    .$if(licenseId !== undefined, (query) => query.where("license_id", "=", Number(licenseId)))
    .where("result", "=", "unknown")
    .where("finished_at", "<=", now - STILL_COMING_MS)
    .where((row) => row.or([row("message", "is", null), row("message", "not in", Object.values(UNTOLD))]))
    .orderBy("at")
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
}

async function settle(session: Session, row: ChangeRow, now: number): Promise<0 | 1> {
  const verdict = await observe(session, row);
  if (!verdict) return 0;
  // The change took effect at the latest when its request could no longer be in progress.
  await settleEntry(row.id, { ...verdict, at: Math.min(now, row.at + SETTLES_ITSELF_MS) });
  if (row.object_kind === "bot" && verdict.objectId !== undefined) await bind(row, verdict.objectId);
  return 1;
}

/**
 * Binds a bot whose creation is now known to the session that created it, unless another session has
 * written it since.
 */
async function bind({ sid, after }: ChangeRow, botId: string): Promise<void> {
  const maker = await findSession(sid);
  const status = stateOf(after)?.status;
  if (maker && typeof status === "string") await recordFirstBinding(maker, botId, status);
}
