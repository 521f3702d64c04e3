import type { Scope } from "@/lib/contract/scopes";

/** Where the simulated chats and the delivery log are, on the API's origin, and who may see the log. */
export const SIMULATE_PATH = "/agent/v0.4/simulate";
export const DELIVERIES_PATH = "/agent/v0.4/deliveries";
export const DELIVERIES_SCOPES: readonly Scope[] = ["webhooks--my:read", "webhooks--all:read"];
