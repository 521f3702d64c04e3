import type { z } from "zod";
import { toIssues } from "@/lib/contract/issues";
import { METHODS } from "@/lib/contract/methods";
import type { Scope } from "@/lib/contract/scopes";
import type { Version } from "@/lib/contract/versions";
import { createBot } from "../bots/create-bot";
import { getBot } from "../bots/get-bot";
import { listBots } from "../bots/list-bots";
import { removeBot } from "../bots/remove-bot";
import { updateBot } from "../bots/update-bot";
import type { Caller } from "../caller";
import { invalid } from "../errors";
import { listWebhooks } from "../webhooks/list-webhooks";
import { registerWebhook } from "../webhooks/register-webhook";
import { unregisterWebhook } from "../webhooks/unregister-webhook";

/** A method of the API as the router calls it: whoever gets here has one of the scopes. */
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

function parse<Request>(schema: z.ZodType<Request>, body: unknown) {
  try {
    return schema.safeParse(body);
  } catch (error) {
    // zod hands over the problems of a list as arguments; some hundred thousand of them overflow the stack.
    if (error instanceof RangeError) throw invalid([{ path: "", message: "the body has too many problems" }]);
    throw error;
  }
}

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
      run(caller, version, body) {
        const parsed = parse(schemaFor(version), body);
        if (!parsed.success) throw invalid(toIssues(parsed.error, body));
        return handle(caller, parsed.data);
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
