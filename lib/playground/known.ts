import { parseJson } from "@/lib/filters/builder/json";
import { contextFromPush } from "@/lib/filters/context";
import { enter, isObject, type JsonObject, own, put } from "@/lib/filters/codec/json-object";
import type { Location } from "@/lib/filters/model";
import { readProperty } from "@/lib/filters/property-bag";
import { readSample, type Sample } from "./sample";
import { readBody } from "./webhook-body";

export type SampleProperty = {
  namespace: string;
  name: string;
  /** `undefined` if the property is absent. */
  value: unknown;
};

/** The properties of one location in a sample. */
export type KnownPart = {
  known: boolean;
  properties: SampleProperty[];
  /** Properties that the push lists as changed: its values win over the context's. */
  changed: ReadonlySet<string>;
};

/** Path at which an action's push lists all properties of a location; elsewhere the context lists them. */
const HOMES: Record<string, Partial<Record<Location, readonly string[]>>> = {
  incoming_chat_thread: { chat: ["chat", "properties"], thread: ["chat", "thread", "properties"] },
  incoming_event: { event: ["event", "properties"] },
};

const pairKey = (namespace: string, name: string): string => JSON.stringify([namespace, name]);

/** The properties of a location in a sample; `undefined` if the sample is not valid JSON. */
export function knownPart(action: string, sample: Sample, location: Location): KnownPart | undefined {
  const reading = readSample(action, sample);
  if (!reading.ok) return undefined;
  const { context, push, body, extra } = reading;
  const bag = context[location];
  const properties = listProperties(bag);
  const isHome = HOMES[action]?.[location] !== undefined;
  const told = isHome ? {} : contextFromPush(action, push, body?.beside);
  const changed = listProperties(told[location]).map(({ namespace, name }) => pairKey(namespace, name));
  const known = isHome ? bag !== undefined : extra[location] !== undefined;
  return { known, properties, changed: new Set(changed) };
}

/** Whether the push itself sets the property, so that the context cannot override it. */
export function isChanged(part: KnownPart, namespace: string, name: string): boolean {
  return part.changed.has(pairKey(namespace, name));
}

function listProperties(bag: JsonObject | undefined): SampleProperty[] {
  return Object.entries(bag ?? {}).flatMap(([namespace, names]) =>
    Object.entries(isObject(names) ? names : {}).map(([name, raw]) => ({
      namespace,
      name,
      value: readProperty(raw),
    })),
  );
}

/** The sample with a location known (properties not listed are absent) or unknown. */
export function setKnown(action: string, sample: Sample, location: Location, known: boolean): Sample {
  const alone = known ? sample : withoutBeside(action, sample, location, (all) => delete all[location]);
  return edit(action, alone, location, (parent, key) => {
    if (!known) delete parent[key];
    else enter(parent, key);
  });
}

/** The sample with a property set, or absent for a value of `undefined`. Makes the location known. */
export function setProperty(
  action: string,
  sample: Sample,
  location: Location,
  { namespace, name, value }: SampleProperty,
): Sample {
  const alone = withoutBeside(action, sample, location, (all) => {
    const names = own(isObject(all[location]) ? all[location] : {}, namespace);
    if (isObject(names)) delete names[name];
  });
  return edit(action, alone, location, (parent, key) => {
    const names = enter(enter(parent, key), namespace);
    if (value === undefined) delete names[name];
    else put(names, name, { value });
  });
}

/** The sample with these agents in the chat; `undefined` makes them unknown. */
export function setAgents(sample: Sample, agents: readonly string[] | undefined): Sample {
  const known: unknown = readText(sample.context);
  if (!isObject(known)) return sample;
  if (agents === undefined) delete known.agents;
  else known.agents = agents;
  return { ...sample, context: JSON.stringify(known, null, 2) };
}

/**
 * Removes the edited part from the context if the push lists that location: a leftover from another action's
 * sample would override the edit.
 */
function withoutBeside(
  action: string,
  sample: Sample,
  location: Location,
  leaveOut: (all: JsonObject) => void,
): Sample {
  if (!HOMES[action]?.[location] || !readSample(action, sample).ok) return sample;
  const all = readText(sample.context);
  if (own(all, location) === undefined) return sample;
  leaveOut(all);
  return { ...sample, context: JSON.stringify(all, null, 2) };
}

function edit(
  action: string,
  sample: Sample,
  location: Location,
  change: (parent: JsonObject, key: string) => void,
): Sample {
  if (!readSample(action, sample).ok) return sample;
  const home = HOMES[action]?.[location];
  const part = home ? "push" : "context";
  const whole = part === "push" ? editablePush(sample.push) : readText(sample.context);
  const path = home ?? [location];
  const start = part === "push" && readBody(whole) ? enter(whole, "data") : whole;
  const parent = path.slice(0, -1).reduce<JsonObject>((object, name) => enter(object, name), start);
  change(parent, path.at(-1) ?? location);
  return { ...sample, [part]: JSON.stringify(whole, null, 2) };
}

const readText = (text: string): JsonObject => parseJson(text.trim() || "{}") as JsonObject;

/**
 * A push ready for editing. A whole webhook body keeps its action, data and additional data; any other
 * wrapping is dropped.
 */
function editablePush(text: string): JsonObject {
  const whole = readText(text);
  const body = readBody(whole);
  if (!body) return whole;
  const { action, data, beside } = body;
  const additional = Object.entries({
    chat_properties: beside.chat,
    thread_properties: beside.thread,
    event_properties: beside.event,
    chat_presence_user_ids: beside.agents,
  }).filter(([, known]) => known !== undefined);
  return {
    ...(action === undefined ? {} : { action }),
    data,
    ...(additional.length > 0 ? { additional_data: Object.fromEntries(additional) } : {}),
  };
}

/** The agents that the context lists. */
export function knownAgents(sample: Sample): readonly string[] | undefined {
  const reading = readSample("", sample);
  if (!reading.ok) return undefined;
  const agents = own(reading.extra, "agents");
  return Array.isArray(agents) ? (agents as string[]) : undefined;
}
