import type { FilterContext } from "@/lib/filters/context";
import { isObject, type JsonObject, own } from "@/lib/filters/codec/json-object";
import type { Location } from "@/lib/filters/model";

/** A webhook's whole body, as receivers log it, taken apart into the push and its surroundings. */
export type WebhookBody = {
  /** The action that the body was sent for, if it says. */
  action?: string;
  /** The push itself. */
  data: JsonObject;
  /** Facts about the chat beside the push. The body may not have all of them, so other facts stay unknown. */
  beside: FilterContext;
};

/**
 * Members that the platform writes around a push (reference, "Webhook format"); newer versions say `payload`
 * for `data`.
 */
const SAYS_SO = ["webhook_id", "secret_key", "action"];
const PUSHES = ["data", "payload"];
const AROUND = [
  ...SAYS_SO,
  ...PUSHES,
  "additional_data",
  "license_id",
  "organization_id",
  "account_id",
  "type",
];
/** Members in which programs that record requests put a body. */
const RECORDS = ["body", "rawBody", "json", "request", "content", "text"];
const MAX_DEPTH = 5;

const BESIDE: Record<string, Location> = {
  chat_properties: "chat",
  thread_properties: "thread",
  event_properties: "event",
};

/**
 * Recognises a webhook body, also alone in a list, as JSON inside a string, or in the record of its request.
 */
export function readBody(value: unknown, depth = 0): WebhookBody | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof value === "string") return readBody(jsonIn(value), depth + 1);
  if (Array.isArray(value)) return value.length === 1 ? readBody(value[0], depth + 1) : undefined;
  if (!isObject(value)) return undefined;
  const data = PUSHES.map((name) => objectIn(own(value, name))).find((push) => push !== undefined);
  if (data && isEnvelope(value)) {
    const action = own(value, "action");
    return {
      ...(typeof action === "string" && action !== "" ? { action } : {}),
      data,
      beside: besideOf(objectIn(own(value, "additional_data")) ?? {}),
    };
  }
  for (const name of RECORDS) {
    const recorded = own(value, name);
    const body = recorded === undefined ? undefined : readBody(recorded, depth + 1);
    if (body) return body;
  }
  return undefined;
}

function isEnvelope(value: JsonObject): boolean {
  const says = SAYS_SO.some((name) => typeof own(value, name) === "string");
  return says || Object.keys(value).every((name) => AROUND.includes(name));
}

function besideOf(additional: JsonObject): FilterContext {
  const beside: FilterContext = {};
  const partial: (Location | "agents")[] = [];
  for (const [name, location] of Object.entries(BESIDE)) {
    const properties = own(additional, name);
    if (!isObject(properties)) continue;
    beside[location] = properties;
    partial.push(location);
  }
  const present = own(additional, "chat_presence_user_ids");
  if (Array.isArray(present)) {
    beside.agents = present.filter((id) => typeof id === "string");
    partial.push("agents");
  }
  return partial.length > 0 ? { ...beside, partial } : beside;
}

function objectIn(value: unknown): JsonObject | undefined {
  const inner = typeof value === "string" ? jsonIn(value) : value;
  return isObject(inner) ? inner : undefined;
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
