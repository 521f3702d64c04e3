import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Scope } from "@/lib/contract/scopes";
import type { Accounts } from "../accounts-port";
import type { Caller } from "../caller";
import type { Clock } from "../clock";
import type { Database } from "../database/schema";
import { AVATARS } from "../demo/avatars";
import { errorReply, PlatformError } from "../errors";
import type { Random } from "../random";
import type { Seal } from "../seal";
import { addDeliveryRoutes } from "./delivery-routes";
import type { LiveConfiguration } from "../deliveries/live-configuration";
import { assertMethod } from "./assert-method";
import { authenticate } from "./authenticate";
import { openapiDocument } from "./openapi";
import { readRequest } from "./read-body";
import { resolve } from "./resolve";

export type ApiOptions = {
  database: Database;
  clock: Clock;
  random: Random;
  seal: Seal;
  inspect: Accounts["inspect"];
  /** Its own origin, e.g. `http://localhost:4000`. */
  apiUrl: string;
  /** Time for a request to arrive, in milliseconds. */
  requestTimeout: number;
  live: LiveConfiguration;
  /** Called when a simulated push has deliveries that are due. */
  onAccepted: () => void;
  /** Receives errors that no caller has caused. */
  onError: (error: unknown) => void;
};

/** Creates the Configuration API, apart from its listener. */
export function createApi(options: ApiOptions): Hono {
  const { database, clock, random, seal, inspect, requestTimeout, live, onAccepted } = options;
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    // The API serves data and pictures, which a browser must not run or frame as a page.
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  });
  const callerOf = async (header: string | undefined, scopes?: readonly Scope[]): Promise<Caller> => ({
    grant: await authenticate(inspect, header, scopes),
    database,
    clock,
    random,
    seal,
  });

  app.all("/configuration/*", async (context) => {
    const { version, endpoint } = resolve(context.req.path);
    assertMethod(context.req.method, ["POST"]);
    const caller = await callerOf(context.req.header("authorization"), endpoint.scopes);
    const body = await readRequest(context.req.raw, requestTimeout);
    return context.json(await endpoint.run(caller, version, body));
  });

  addDeliveryRoutes(app, { live, onAccepted, callerOf, requestTimeout });

  app.all("/health", (context) => {
    assertMethod(context.req.method, ["GET", "HEAD"]);
    return context.json({ status: "ok" });
  });
  app.get("/avatars/:file", (context, next) => {
    const picture = AVATARS.get(context.req.param("file"));
    return picture === undefined ? next() : context.body(picture, 200, { "content-type": "image/svg+xml" });
  });
  let document: string | undefined;
  app.all("/openapi.json", (context) => {
    assertMethod(context.req.method, ["GET", "HEAD"]);
    document ??= JSON.stringify(openapiDocument(options.apiUrl));
    return context.body(document, 200, { "content-type": "application/json" });
  });

  app.notFound((context) => context.json(errorReply("not_found", "there is nothing at this address"), 404));
  app.onError((error, context) => {
    if (!(error instanceof PlatformError)) {
      options.onError(error);
      return context.json(errorReply("internal", "something went wrong on our side"), 500);
    }
    const { type, message, issues, status, headers } = error;
    // The operator must learn of this failure too, not only the caller.
    if (status === 503) options.onError(error);
    return context.json(errorReply(type, message, issues), status as ContentfulStatusCode, headers);
  });
  return app;
}
