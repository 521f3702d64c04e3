import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "@/server/process-wide";
import type { Turn } from "./turn-rows";

const storage = () => processWide("held turns", () => new AsyncLocalStorage<readonly Turn[]>());

/** The turns that the current work holds. */
export function heldTurns(): readonly Turn[] {
  return storage().getStore() ?? [];
}

export function holding<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
  return storage().run([...heldTurns(), turn], work);
}
