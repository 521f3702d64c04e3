import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "@/server/process-wide";
import type { Turn } from "./turn-rows";

/** How long everything that one request asks for may wait for its turn, in milliseconds. */
const WAIT_MS = 20_000;

/** What somebody waits for: how long they still may, whether they still do, and the turns that are theirs by now. */
export type Asked = {
  /** Aborted when the client is gone. */
  signal?: AbortSignal;
  /** Shared by everything that is done for it, so that two waits are not twice as long. */
  waiting: { msLeft: number };
  turns: readonly Turn[];
};

const storage = () => processWide("asked", () => new AsyncLocalStorage<Asked>());

/** Does what a request asks for; whatever has to wait on the way ends when its client is gone. */
export function doAsked<T>(signal: AbortSignal, work: () => Promise<T>, waitMs = WAIT_MS): Promise<T> {
  return storage().run({ signal, waiting: { msLeft: waitMs }, turns: [] }, work);
}

/** What the code that runs now does its work for; work that nobody asked for has a wait of its own. */
export function nowAsked(): Asked {
  return storage().getStore() ?? { waiting: { msLeft: WAIT_MS }, turns: [] };
}

/** Does work while a turn is held. */
export function holding<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
  const asked = nowAsked();
  return storage().run({ ...asked, turns: [...asked.turns, turn] }, work);
}
