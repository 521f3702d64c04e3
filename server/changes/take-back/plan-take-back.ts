import "server-only";
import { differenceWords } from "@/lib/changes/differences";
import type { ObjectState } from "@/lib/changes/entry";
import { reverseUpdate, withUnit } from "@/lib/changes/reverse";
import { sameValue } from "@/lib/changes/same";
import { missingToTakeBack } from "@/lib/changes/take-back-scope";
import type { GroupNames } from "@/lib/contract/bot-words";
import { covers } from "@/lib/contract/scopes";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { SafeError } from "@/server/errors";
import { listGroupNames } from "@/server/groups/list-group-names";
import { current } from "../observe";
import { planReplacementBack } from "./plan-replacement-back";
import { replacementsOf } from "../replacements-of";
import { type ChangeRow, stateOf } from "../rows";
import { takingBack } from "./taken-back";
import {
  AS_BEFORE,
  digestOf,
  impossible,
  LOST,
  missing,
  NOT_THERE,
  type Planned,
  planOf,
  secretOf,
  secretWords,
} from "./take-back-parts";

/**
 * Plans what taking an entry back would do now.
 * @param overwrite units of conflicts that the person has decided to overwrite
 */
export async function planTakeBack(
  session: Session,
  entryId: string,
  overwrite: readonly string[] = [],
): Promise<Planned> {
  const row = await findEntry(session, entryId);
  const reason = (await cannot(session, row)) ?? refusalOf(session, row);
  if (reason !== undefined) return impossible(row, reason);
  const { names } = await listGroupNames(session);
  const step = (await replacementsOf(session, [row])).get(row.id);
  const replaced = step && (await planReplacementBack(session, row, step, overwrite));
  if (replaced) return replaced;
  if (row.kind === "remove") return planCreation(session, row, names);
  const now = row.object_id === null ? undefined : await current(session, row.object_kind, row.object_id);
  if (!now) return impossible(row, NOT_THERE);
  return row.kind === "create"
    ? planRemoval(row, now, names)
    : planUpdate(session, row, { now, names, overwrite });
}

async function findEntry(session: Session, id: string): Promise<ChangeRow> {
  const row = await (await database())
    .selectFrom("changes")
    .selectAll()
    .where("id", "=", id)
    .where("license_id", "=", session.licenseId)
    .executeTakeFirst();
  const scope = row?.object_kind === "bot" ? "agents-bot--my:read" : "webhooks--my:read";
  if (row && covers(session.granted, scope)) return row;
  throw new SafeError("not_found", "There is no such change.");
}

/** Reason why no person can take an entry back; undefined if it can be taken back. */
async function cannot(session: Session, row: ChangeRow): Promise<string | undefined> {
  if (row.result === "failed") return "It did not happen, so there is nothing to undo.";
  if (row.result !== "done") return "It is not known yet whether this happened. Try again in a minute.";
  const backs = await takingBack(session, [row.id]);
  const back = backs.find(({ result }) => result === "done");
  if (back) return `It was already undone by ${back.email}.`;
  const [open] = backs;
  if (open) return `${open.email} is undoing it, and the result is not known yet.`;
  if (row.kind !== "create" && row.before === null)
    return "The state before this change is unknown: it could not be read, or was too large for the journal.";
  return undefined;
}

/** Reason why this person may not take an entry back; undefined if the permission is granted. */
function refusalOf({ granted }: Session, { object_kind, kind }: ChangeRow): string | undefined {
  const scope = missingToTakeBack(granted, object_kind, kind);
  return scope && missing(scope);
}

async function planCreation(session: Session, row: ChangeRow, names: GroupNames): Promise<Planned> {
  const target = stateOf(row.before) ?? {};
  const owner = (target.application as { client_id?: string } | undefined)?.client_id;
  const foreign = owner !== undefined && owner !== session.clientId;
  const verb = row.object_kind === "bot" ? "created" : "registered";
  const { source, secret } = await secretOf(session, digestOf(row, target));
  const words = [
    `${row.object_name} will be ${verb} again with a new id; anything that uses the old id must be updated`,
    ...(foreign ? [`It will belong to this application, no longer to ${owner}`] : []),
    ...differenceWords(row.object_kind, { before: null, after: target }, names),
    ...secretWords(source, "Enter a secret: the old one is gone"),
  ];
  const plan = planOf(row, { kind: "create", words, secret: source });
  return { row, plan, now: undefined, target, ...(secret === undefined ? {} : { secret }) };
}

function planRemoval(row: ChangeRow, now: ObjectState, names: GroupNames): Planned {
  const made = stateOf(row.after) ?? {};
  const asked = Object.fromEntries(Object.keys(made).map((field) => [field, now[field]]));
  const since = differenceWords(row.object_kind, { before: made, after: asked }, names);
  const verb = row.object_kind === "bot" ? "removed" : "unregistered";
  const words = [
    `${row.object_name} will be ${verb}`,
    ...since.map((sentence) => `Changed since it was created: ${sentence}`),
  ];
  return { row, plan: planOf(row, { kind: "remove", words }), now, target: {} };
}

type Around = { now: ObjectState; names: GroupNames; overwrite: readonly string[] };

async function planUpdate(session: Session, row: ChangeRow, around: Around): Promise<Planned> {
  const { now, names, overwrite } = around;
  const before = stateOf(row.before) ?? {};
  const after = stateOf(row.after) ?? {};
  const owner = (now.application as { client_id?: string } | undefined)?.client_id;
  if (owner !== session.clientId)
    return impossible(row, "Only the application that owns this bot can change it.");
  const { state, conflicts } = reverseUpdate({ before, after }, now, overwrite);
  const digest = digestOf(row, state);
  const changesSecret = digest !== undefined && digest !== digestOf(row, now);
  const { source, secret } = await secretOf(session, changesSecret ? digest : undefined);
  const told = differenceWords("bot", { before: now, after: state, tense: "present" }, names);
  if (told.length === 0 && conflicts.length === 0) return impossible(row, AS_BEFORE);
  const plan = planOf(row, {
    kind: "update",
    words: [...told, ...secretWords(source, LOST)],
    secret: source,
    conflicts: conflicts.map((unit) => ({
      unit,
      words: differenceWords("bot", { before: withUnit(now, unit, after), after: now }, names).join("; "),
    })),
  });
  return { row, plan, now, target: state, ...(secret === undefined ? {} : { secret }) };
}

/** Top fields of a bot that have to be sent to get from its state now to the target. */
export function fieldsToSend(now: ObjectState, target: ObjectState): string[] {
  return Object.keys(target).filter((field) => !sameValue(field, now[field], target[field]));
}
