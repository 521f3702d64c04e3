import pushes from "@/lib/contract/pushes.json";
import { isAction } from "@/lib/contract/versions";
import type { Sample } from "./sample";

/** A sample that the product provides. */
export type BuiltInSample = Sample & { title: string };

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

const EVENT_TITLES = {
  system_message_event: "A system message",
  annotation_event: "A rating, as an annotation",
  file_event: "A file",
  custom_event: "A custom event",
  filled_form_event: "A filled form",
} as const satisfies Record<keyof typeof pushes._objects, string>;

/** The samples of an action, the reference's own first; an unknown action has an empty one. */
export function builtInSamples(action: string): BuiltInSample[] {
  if (!isAction(action)) return [{ title: "An empty push", push: "{}", context: "{}" }];
  const push = pushes[action];
  const plain = { title: "Example from the API reference", push: pretty(push), context: "{}" };
  if (action !== "incoming_event") return [plain];
  const events = Object.entries(EVENT_TITLES).map(([name, title]) => ({
    title,
    push: pretty({ ...push, event: pushes._objects[name as keyof typeof EVENT_TITLES] }),
    context: "{}",
  }));
  return [{ ...plain, title: "A message" }, ...events];
}
