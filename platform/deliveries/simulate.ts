import type { SimulateReply, SimulateRequest } from "@/lib/contract/deliveries";
import { contextFromPush } from "@/lib/filters/context";
import type { Caller } from "../caller";
import type { LiveConfiguration } from "./live-configuration";
import { enqueue } from "./outbox";

/**
 * Simulates a push on the caller's license and writes a delivery for each hook that fires. A property that
 * neither push nor context gives counts as absent, so every filter can be decided
 * (docs/decisions/006-simulated-pushes.md).
 */
export async function simulate(
  { database, grant, clock, random }: Caller,
  live: LiveConfiguration,
  { action, push, context }: SimulateRequest,
): Promise<SimulateReply> {
  const { licenseId } = grant;
  const known = contextFromPush(action, push, { chat: {}, thread: {}, event: {}, agents: [], ...context });
  const hooks = (await live.of(licenseId)).matching(action, known);
  if (hooks.length === 0) return { deliveries: [] };
  const now = clock();
  const deliveries = await database
    .transaction()
    .execute((transaction) => enqueue(transaction, random, { licenseId, action, data: push, hooks, now }));
  return { deliveries };
}
