import { isObject, type JsonObject, own, put } from "./codec/json-object";
import { type Location, LOCATIONS } from "./model";
import type { PropertyBag } from "./property-bag";

export type ContextPart = Location | "agents";

/**
 * Facts by which a filter is decided. A part that is not given is unknown. A given part is complete (a
 * missing property is absent) unless `partial` names it: then a missing property is unknown.
 */
export type FilterContext = {
  chat?: PropertyBag;
  thread?: PropertyBag;
  event?: PropertyBag;
  /** Ids and emails of the agents in the chat; a filter may use either. */
  agents?: readonly string[];
  /** Agents known not to be in the chat; only of use while `agents` is unknown or partial. */
  agentsGone?: readonly string[];
  partial?: readonly ContextPart[];
};

/**
 * Reads a push into facts about the chat, its thread, the event and the agents, completed by `extra` (facts
 * that the platform would look up). Where both have a property, the push wins: it is the newer. Pushes of the
 * `…_properties_updated` kind and `chat_users_updated` list only what changed, so the rest stays unknown
 * unless `extra` has it.
 */
export function contextFromPush(action: string, push: unknown, extra: FilterContext = {}): FilterContext {
  return mergeContexts(isObject(push) ? read(action, push) : {}, extra);
}

function read(action: string, push: JsonObject): FilterContext {
  switch (action) {
    case "incoming_chat_thread": {
      const chat = child(push, "chat");
      return {
        chat: child(chat, "properties"),
        thread: child(child(chat, "thread"), "properties"),
        agents: agentsAmong(own(chat ?? {}, "users")),
      };
    }
    case "incoming_event":
      return { event: child(child(push, "event"), "properties") };
    case "chat_properties_updated":
      return { chat: child(push, "properties"), partial: ["chat"] };
    case "chat_thread_properties_updated":
      return { thread: child(push, "properties"), partial: ["thread"] };
    case "chat_users_updated": {
      const agents = child(child(push, "updated_users"), "agents");
      return {
        agents: agents && namesOf(own(agents, "added")),
        agentsGone: agents && texts(own(agents, "removed_ids")),
        partial: ["agents"],
      };
    }
    default:
      return {};
  }
}

function child(parent: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = parent && own(parent, name);
  return isObject(value) ? value : undefined;
}

function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
}

function agentsAmong(users: unknown): string[] | undefined {
  if (!Array.isArray(users)) return undefined;
  return namesOf(
    users.filter((user) => isObject(user) && own(user, "type") === "agent" && own(user, "present") !== false),
  );
}

function namesOf(users: unknown): string[] {
  if (!Array.isArray(users)) return [];
  return texts(users.flatMap((user) => (isObject(user) ? [own(user, "id"), own(user, "email")] : [])));
}

/** Two contexts as one; the first wins where both have a property. */
export function mergeContexts(push: FilterContext, extra: FilterContext): FilterContext {
  const merged: FilterContext = {};
  const partial: ContextPart[] = [];
  const complete = (side: FilterContext, part: ContextPart) =>
    Boolean(side[part]) && !side.partial?.includes(part);
  for (const location of LOCATIONS) {
    const bag = overlay(extra[location], push[location]);
    if (bag === undefined) continue;
    merged[location] = bag;
    if (!complete(push, location) && !complete(extra, location)) partial.push(location);
  }
  if (push.agents || extra.agents) {
    const gone = new Set(push.agentsGone);
    const before = (extra.agents ?? []).filter((agent) => !gone.has(agent));
    merged.agents = [...new Set([...before, ...(push.agents ?? [])])];
    if (!complete(push, "agents") && !complete(extra, "agents")) partial.push("agents");
  }
  const gone = new Set([...(extra.agentsGone ?? []), ...(push.agentsGone ?? [])]);
  for (const agent of merged.agents ?? []) gone.delete(agent);
  if (gone.size > 0) merged.agentsGone = [...gone];
  if (partial.length > 0) merged.partial = partial;
  return merged;
}

function overlay(under: PropertyBag | undefined, over: PropertyBag | undefined): PropertyBag | undefined {
  if (!under || !over) return over ?? under;
  const bag: PropertyBag = { ...under };
  for (const namespace of Object.keys(over)) {
    const below = own(bag, namespace);
    const above = own(over, namespace);
    put(bag, namespace, isObject(below) && isObject(above) ? { ...below, ...above } : above);
  }
  return bag;
}
