import "server-only";
import type { ObjectState } from "@/lib/changes/entry";
import { type Since, type Verdict, verdictOfCreation, verdictSince } from "@/lib/changes/verdict";
import { covers } from "@/lib/contract/scopes";
import type { Session } from "@/server/sign-in/session-rows";
import { readBot } from "@/server/bots/read-bot";
import { database } from "@/server/database/database";
import { SafeError } from "@/server/errors";
import { callApi } from "@/server/upstream/call-api";
import { readWebhooks } from "@/server/webhooks/read-webhooks";
import { botState, webhookState } from "@/server/journal/object-state";
import { SETTLES_ITSELF_MS, STILL_COMING_MS } from "./waiting";
import { type ChangeRow, stateOf } from "./rows";

/**
 * Looks at the API for how an entry without an answer ended; undefined if this session cannot see enough to
 * tell.
 */
export async function observe(session: Session, row: ChangeRow): Promise<Verdict | undefined> {
  if (!sees(session, row)) return undefined;
  const after = stateOf(row.after);
  if (row.kind === "create") {
    return after ? verdictOfCreation(after, await candidates(session, row, after)) : undefined;
  }
  if (row.object_id === null) return undefined;
  const since = await changesSince(row);
  const now = await current(session, row.object_kind, row.object_id);
  return verdictSince(row.kind, { before: stateOf(row.before), after, until: untilOf(row) }, since, now);
}

/** Time from which a lost request can no longer take effect, in milliseconds since 1970. */
function untilOf({ at, finished_at }: ChangeRow): number {
  return Math.max(at + SETTLES_ITSELF_MS, (finished_at ?? at) + STILL_COMING_MS);
}

/**
 * Whether a session sees enough to judge an entry: with rights to its own application only, objects of
 * others seem to be gone.
 */
export function sees(session: Session, { object_kind, kind, client_id, before }: ChangeRow): boolean {
  const [my, all] =
    object_kind === "bot"
      ? (["agents-bot--my:read", "agents-bot--all:read"] as const)
      : (["webhooks--my:read", "webhooks--all:read"] as const);
  const own = client_id === session.clientId && covers(session.granted, my);
  if (kind === "create") return own || (object_kind === "webhook" && covers(session.granted, all));
  return covers(session.granted, all) || (own && before !== null);
}

/** Reads an object from the API as a state of the journal; undefined when it is gone. */
export async function current(
  session: Session,
  kind: ChangeRow["object_kind"],
  id: string,
): Promise<ObjectState | undefined> {
  if (kind === "webhook") {
    const found = (await readWebhooks(session)).find(({ webhook_id }) => webhook_id === id);
    return found && webhookState(session.licenseId, found);
  }
  const bot = await orGone(readBot(session, id));
  return bot && botState(session.licenseId, bot);
}

async function orGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SafeError && error.code === "not_found") return undefined;
    throw error;
  }
}

/** Lists later entries about the same object: their effects must not be mistaken for this entry's. */
async function changesSince({ license_id, object_kind, object_id, at, id }: ChangeRow): Promise<Since[]> {
  const rows = await (await database())
    .selectFrom("changes")
    .select(["at", "kind", "before", "after", "result"])
    .where("license_id", "=", license_id)
    .where("object_kind", "=", object_kind)
    .where("object_id", "=", object_id)
    .where("at", ">=", at)
    .where("id", "!=", id)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({ ...row, before: stateOf(row.before), after: stateOf(row.after) }));
}

async function candidates(session: Session, row: ChangeRow, after: ObjectState) {
  const there =
    row.object_kind === "bot" ? await likeBots(session, after) : await likeWebhooks(session, after);
  const named = await created(row, there);
  const before = new Set(JSON.parse(row.alike) as string[]);
  const left = there.filter((id) => !named.has(id) && !before.has(id));
  const states = await Promise.all(
    left.map(async (id) => ({ id, state: await current(session, row.object_kind, id) })),
  );
  return states.flatMap(({ id, state }) => (state ? [{ id, state }] : []));
}

async function likeBots(session: Session, after: ObjectState): Promise<string[]> {
  const { bot_agents: mine } = await callApi(session, "get_bot_agents", { all: false });
  return mine.filter(({ name }) => name === after.name).map(({ id }) => id);
}

async function likeWebhooks(session: Session, after: ObjectState): Promise<string[]> {
  return (await readWebhooks(session))
    .filter(({ url, action }) => url === after.url && action === after.action)
    .map(({ webhook_id }) => webhook_id);
}

/** Ids among `ids` of objects that another entry is known to have created. */
async function created({ license_id, object_kind }: ChangeRow, ids: string[]): Promise<Set<string | null>> {
  if (ids.length === 0) return new Set();
  const rows = await (await database())
    .selectFrom("changes")
    .select("object_id")
    .where("license_id", "=", license_id)
    .where("object_kind", "=", object_kind)
    .where("kind", "=", "create")
    .where("object_id", "in", ids)
    .execute();
  return new Set(rows.map(({ object_id }) => object_id));
}
