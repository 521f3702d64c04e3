import type { z } from "zod";
import { METHODS } from "@/lib/contract/methods";
import type { Scope } from "@/lib/contract/scopes";
import type { Version } from "@/lib/contract/versions";
import { createBot } from "../bots/create-bot";
import { getBot } from "../bots/get-bot";
import { listBots } from "../bots/list-bots";
import { removeBot } from "../bots/remove-bot";
import { updateBot } from "../bots/update-bot";
import type { Caller } from "../caller";
import { listWebhooks } from "../webhooks/list-webhooks";
import { registerWebhook } from "../webhooks/register-webhook";
import { unregisterWebhook } from "../webhooks/unregister-webhook";
import { parseRequest } from "./parse-request";

/** Method of the API. The router calls `run` only for a token with one of the scopes. */
export type Endpoint = {
  scopes: readonly Scope[];
  run: (caller: Caller, version: Version, body: Record<string, unknown>) => Promise<object>;
};

type Definition<Request, Reply> = {
  path: string;
  scopes: readonly Scope[];
  request: (version: Version) => z.ZodType<Request>;
  reply: z.ZodType<Reply>;
};

function endpoint<Request, Reply extends object>(
  definition: Definition<Request, Reply>,
  handle: (caller: Caller, request: Request) => Promise<Reply>,
): [string, Endpoint] {
  // Building a schema costs more than using it.
  const schemas = new Map<Version, z.ZodType<Request>>();
  const schemaFor = (version: Version) => {
    const schema = schemas.get(version) ?? definition.request(version);
    schemas.set(version, schema);
    return schema;
  };
  return [
    definition.path,
    {
      scopes: definition.scopes,
      async run(caller, version, body) {
        return handle(caller, parseRequest(schemaFor(version), body));
      },
    },
  ];
}

/** Every method by its path below the version. */
export const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map([
  endpoint(METHODS.create_bot_agent, createBot),
  endpoint(METHODS.remove_bot_agent, removeBot),
  endpoint(METHODS.update_bot_agent, updateBot),
  endpoint(METHODS.get_bot_agents, listBots),
  endpoint(METHODS.get_bot_agent_details, getBot),
  endpoint(METHODS.register_webhook, registerWebhook),
  endpoint(METHODS.get_webhooks_config, listWebhooks),
  endpoint(METHODS.unregister_webhook, unregisterWebhook),
]);
