import { type JsonProblem, readJson } from "@/lib/filters/builder/json";
import { contextFromPush, type FilterContext, mergeContexts } from "@/lib/filters/context";
import { isObject, type JsonObject, own } from "@/lib/filters/codec/json-object";
import { withoutSecretMembers } from "@/lib/text/secret-members";
import { readBody, type WebhookBody } from "./webhook-body";

/**
 * A possible event as two texts of JSON, each kept as typed: the push, and the context, with further facts of
 * the chat (`{"chat":{…},"thread":{…},"event":{…},"agents":[…]}`; a missing part is unknown).
 */
export type Sample = { push: string; context: string };

export type SamplePart = keyof Sample;

export type SampleReading =
  | {
      ok: true;
      push: JsonObject;
      /** The whole webhook body around the push, if one was pasted. */
      body?: WebhookBody;
      /** The facts typed into the context. */
      extra: FilterContext;
      context: FilterContext;
    }
  | { ok: false; part: SamplePart; problem: JsonProblem };

const PARTS = ["chat", "thread", "event", "agents"];

/**
 * Reads a sample of an action. A sample that is not valid JSON gets the place of the problem and no verdict.
 */
export function readSample(action: string, sample: Sample): SampleReading {
  const push = readPush(sample.push);
  if (!push.ok) return { ok: false, part: "push", problem: push.problem };
  const known = readObject(sample.context, "The chat context");
  if (!known.ok) return { ok: false, part: "context", problem: known.problem };
  const message = wrongPart(known.value);
  if (message) return { ok: false, part: "context", problem: { line: 1, column: 1, message } };
  const extra = known.value as FilterContext;
  const { value, body } = push;
  const beside = mergeContexts(extra, body?.beside ?? {});
  return {
    ok: true,
    push: value,
    ...(body && { body }),
    extra,
    context: contextFromPush(action, value, beside),
  };
}

type ObjectReading =
  | { ok: true; value: JsonObject; body?: WebhookBody }
  | { ok: false; problem: JsonProblem };

const refused = (message: string): ObjectReading => ({ ok: false, problem: { line: 1, column: 1, message } });

/** Reads a push, alone or inside of a webhook's whole body. */
function readPush(text: string): ObjectReading {
  const reading = readJson(text.trim() === "" ? "{}" : text);
  if (!reading.ok) return reading;
  const { value } = reading;
  const body = readBody(value);
  if (body) return { ok: true, value: body.data, body };
  if (Array.isArray(value) && value.length > 1) {
    return refused(`These are ${value.length} pushes. Leave one: pushes are tested one at a time`);
  }
  return isObject(value) ? { ok: true, value } : refused("A push is an object, in braces { }");
}

function readObject(text: string, what: string): ObjectReading {
  const reading = readJson(text.trim() === "" ? "{}" : text);
  if (!reading.ok) return reading;
  return isObject(reading.value)
    ? { ok: true, value: reading.value }
    : refused(`${what} is an object, in braces { }`);
}

/** The sample without secrets in its texts. Only this form is kept, linked or sent. */
export function withoutSecretsIn<S extends Sample>(sample: S): S {
  const { push, context } = sample;
  return { ...sample, push: withoutSecretMembers(push), context: withoutSecretMembers(context) };
}

/** The sample without secrets, during typing: a text that is no JSON yet stays to the letter. */
export function withoutReadableSecrets(sample: Sample): Sample {
  const half = (text: string) => (readJson(text).ok ? withoutSecretMembers(text) : text);
  return { ...sample, push: half(sample.push), context: half(sample.context) };
}

function wrongPart(known: JsonObject): string | undefined {
  if (readBody(known)) return "This is the whole body of a webhook. Paste it under Push";
  const stranger = Object.keys(known).find((name) => !PARTS.includes(name));
  if (stranger !== undefined) return `“${stranger}” is not one of chat, thread, event and agents`;
  for (const name of ["chat", "thread", "event"]) {
    const part = own(known, name);
    if (part !== undefined && !isObject(part)) return `“${name}” holds properties, in braces { }`;
  }
  const agents = own(known, "agents");
  const isList = Array.isArray(agents) && agents.every((agent) => typeof agent === "string");
  return agents === undefined || isList ? undefined : "“agents” is a list of ids, in brackets [ ]";
}
