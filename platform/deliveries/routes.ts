import type { Hono } from "hono";
import { deliveriesQuerySchema, simulateSchema } from "@/lib/contract/deliveries";
import type { Scope } from "@/lib/contract/scopes";
import { assertMethod } from "../api/assert-method";
import { parseBody, readText } from "../api/read-body";
import { parseRequest } from "../api/parse-request";
import type { Caller } from "../caller";
import { listDeliveries } from "./list-deliveries";
import type { LiveConfiguration } from "./live-configuration";
import { DELIVERIES_PATH, DELIVERIES_SCOPES, SIMULATE_PATH } from "./paths";
import { simulate } from "./simulate";

export type DeliveryRoutes = {
  live: LiveConfiguration;
  /** Told when there is something to deliver. */
  onAccepted: () => void;
  /** Who calls, if the bearer token allows one of the scopes; any token will do when there are none. */
  callerOf: (header: string | undefined, scopes?: readonly Scope[]) => Promise<Caller>;
  requestTimeout: number;
};

/** A push is delivered as it was sent: reading a body takes nulls away, which say something in a push. */
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
    // An empty parameter is absent, as null is in a body: forms send every field.
    const given = Object.entries(context.req.query()).filter(([, value]) => value !== "");
    return context.json(
      await listDeliveries(caller, parseRequest(deliveriesQuerySchema, Object.fromEntries(given))),
    );
  });
}
