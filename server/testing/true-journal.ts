import { expect } from "vitest";
import type { Kept } from "./replacement-states";

/**
 * Asserts that entries with a certain result tell the truth, and that every effect at the API has an entry.
 */
export function expectTrueJournal({ changes, effects }: Kept): void {
  for (const { kind, result, object_id: id } of changes) {
    if (result === "done") expect(effects, "what is said to be done was done").toContainEqual({ kind, id });
  }
  const open = (of: string) =>
    changes.filter(({ kind, result }) => kind === of && (result === "unknown" || result === "under_way"));
  const untold = effects.filter(
    ({ kind, id }) =>
      !changes.some((change) => change.kind === kind && change.object_id === id && change.result === "done"),
  );
  const registered = untold.filter(({ kind }) => kind === "create");
  expect(registered.length, "what was registered is in the journal").toBeLessThanOrEqual(
    open("create").length,
  );
  for (const { kind, id } of untold) {
    if (kind === "create") continue;
    expect(
      open(kind).map(({ object_id }) => object_id),
      "what was unregistered is in the journal",
    ).toContain(id);
  }
}
