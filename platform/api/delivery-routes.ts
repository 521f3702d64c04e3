import type { Hono } from "hono";
import { deliveriesQuerySchema, simulateSchema } from "@/lib/contract/deliveries";
import type { Scope } from "@/lib/contract/scopes";
import { assertMethod } from "./assert-method";
import { parseBody, readText } from "./read-body";
import { parseRequest } from "./parse-request";
import type { Caller } from "../caller";
import { listDeliveries } from "../deliveries/list-deliveries";
import type { LiveConfiguration } from "../deliveries/live-configuration";
import { DELIVERIES_PATH, DELIVERIES_SCOPES, SIMULATE_PATH } from "../deliveries/paths";
import { simulate } from "../deliveries/simulate";

export type DeliveryRoutes = {
  live: LiveConfiguration;
  /** Called when a simulated push has deliveries that are due. */
  onAccepted: () => void;
  /**
   * Finds the caller behind a bearer token that has one of the scopes; without `scopes` any valid token
   * will do.
   */
  callerOf: (header: string | undefined, scopes?: readonly Scope[]) => Promise<Caller>;
  requestTimeout: number;
};

/**
 * Reads the push exactly as it was sent: the parsed body has lost its nulls, which mean something in a
 * push.
 */
function verbatimPush(text: string): unknown {
  const body = JSON.parse(text.replace(/^\uFEFF/, "")) as { push?: unknown };
  return body.push;
}

/** Puts the simulated chats and the delivery log on the API's origin. */
export function addDeliveryRoutes(app: Hono, options: DeliveryRoutes): void {
  const { live, onAccepted, callerOf, requestTimeout } = options;

  app.all(SIMULATE_PATH, async (context) => {
    assertMethod(context.req.method, ["POST"]);
    const caller = await callerOf(context.req.header("authorization"));
    const text = await readText(context.req.raw, requestTimeout);
    const request = parseRequest(simulateSchema, parseBody(text));
    const push = verbatimPush(text) as Record<string, unknown>;
    const reply = await simulate(caller, live, { ...request, push });
    if (reply.deliveries.length > 0) onAccepted();
    return context.json(reply);
  });

  app.all(DELIVERIES_PATH, async (context) => {
    assertMethod(context.req.method, ["GET", "HEAD"]);
    const caller = await callerOf(context.req.header("authorization"), DELIVERIES_SCOPES);
    // An empty parameter counts as absent, like null in a body: forms send every field.
    const given = Object.entries(context.req.query()).filter(([, value]) => value !== "");
    return context.json(
      await listDeliveries(caller, parseRequest(deliveriesQuerySchema, Object.fromEntries(given))),
    );
  });
}
