import { type JsonProblem, readJson } from "@/lib/filters/builder-json";
import { contextFromPush, type FilterContext } from "@/lib/filters/context";
import { isObject, type JsonObject, own } from "@/lib/filters/json-object";

/**
 * Something that may happen, as two texts of JSON, each kept as typed: the push, and what is known of the chat besides
 * (`{"chat":{…},"thread":{…},"event":{…},"agents":[…]}`; a part that is not there is unknown).
 */
export type Sample = { push: string; context: string };

export type SamplePart = keyof Sample;

export type SampleReading =
  | { ok: true; push: JsonObject; extra: FilterContext; context: FilterContext }
  | { ok: false; part: SamplePart; problem: JsonProblem };

const PARTS = ["chat", "thread", "event", "agents"];

/** Reads a sample of an action; one that is not valid JSON says where it breaks and has no verdict. */
export function readSample(action: string, sample: Sample): SampleReading {
  const push = readObject(sample.push, "A push");
  if (!push.ok) return { ok: false, part: "push", problem: push.problem };
  const known = readObject(sample.context, "What is known");
  if (!known.ok) return { ok: false, part: "context", problem: known.problem };
  const message = wrongPart(known.value);
  if (message) return { ok: false, part: "context", problem: { line: 1, column: 1, message } };
  const extra = known.value as FilterContext;
  return { ok: true, push: push.value, extra, context: contextFromPush(action, push.value, extra) };
}

function readObject(
  text: string,
  what: string,
): { ok: true; value: JsonObject } | { ok: false; problem: JsonProblem } {
  const reading = readJson(text.trim() === "" ? "{}" : text);
  if (!reading.ok) return reading;
  if (isObject(reading.value)) return { ok: true, value: reading.value };
  return { ok: false, problem: { line: 1, column: 1, message: `${what} is an object, in braces { }` } };
}

function wrongPart(known: JsonObject): string | undefined {
  const stranger = Object.keys(known).find((name) => !PARTS.includes(name));
  if (stranger !== undefined) return `“${stranger}” is none of chat, thread, event and agents`;
  for (const name of ["chat", "thread", "event"]) {
    const part = own(known, name);
    if (part !== undefined && !isObject(part)) return `“${name}” holds properties, in braces { }`;
  }
  const agents = own(known, "agents");
  const isList = Array.isArray(agents) && agents.every((agent) => typeof agent === "string");
  return agents === undefined || isList ? undefined : "“agents” is a list of ids, in brackets [ ]";
}
