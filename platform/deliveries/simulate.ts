import type { SimulateReply, SimulateRequest } from "@/lib/contract/deliveries";
import { contextFromPush } from "@/lib/filters/context";
import type { Caller } from "../caller";
import type { LiveConfiguration } from "./live-configuration";
import { enqueue } from "./outbox";

/**
 * Plays a push of the caller's license: whatever fires is written down to be delivered. What neither the push nor the
 * context says is not there, so every filter can be decided (docs/decisions/006-simulated-pushes.md).
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
