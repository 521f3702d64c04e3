import type { Scope } from "@/lib/contract/scopes";

/** Paths of the simulated chats and the delivery log on the API's origin, and scopes for reading the log. */
export const SIMULATE_PATH = "/agent/v0.4/simulate";
export const DELIVERIES_PATH = "/agent/v0.4/deliveries";
export const DELIVERIES_SCOPES: readonly Scope[] = ["webhooks--my:read", "webhooks--all:read"];
