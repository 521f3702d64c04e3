import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "@/server/process-wide";
import type { Turn } from "./turn-rows";

const storage = () => processWide("held turns", () => new AsyncLocalStorage<readonly Turn[]>());

/** The turns in which the code that runs now does its work. */
export function heldTurns(): readonly Turn[] {
  return storage().getStore() ?? [];
}

/** Does work while a turn is held. */
export function holding<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
  return storage().run([...heldTurns(), turn], work);
}
