import type { WireFilter } from "@/lib/filters/model";

/*
 * JSON that a form carries without understanding it, held as text: react-hook-form clones the objects it is given and
 * loses own `__proto__` keys, and a condition lost that way would widen a filter on save.
 */

/** Fields of an object that the form has no place for. */
export function keepFields(fields: Record<string, unknown>): string {
  return JSON.stringify(fields);
}

export function keptFields(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

/** A filter as text; a webhook without one is the empty text. */
export function keepFilter(filter: WireFilter): string {
  return filter === undefined ? "" : JSON.stringify(filter);
}

export function keptFilter(text: string): WireFilter {
  return text === "" ? undefined : (JSON.parse(text) as WireFilter);
}
