import { z } from "zod";
import { botAgentIdSchema, createBotAgentSchema, getBotAgentsSchema, updateBotAgentSchema } from "./bots";
import {
  botReplySchema,
  botsReplySchema,
  createBotReplySchema,
  emptyReplySchema,
  registerReplySchema,
  webhooksReplySchema,
} from "./replies";
import type { Scope } from "./scopes";
import type { Version } from "./versions";
import { registerWebhookSchema, webhookIdSchema } from "./webhooks";

type MethodDefinition = {
  /** `<group>/<method>` below the version. */
  path: string;
  summary: string;
  /** Scopes of which any one is enough to call the method; ownership is checked for each object. */
  scopes: readonly Scope[];
  /** Reads may be repeated after a network error, writes never. */
  kind: "read" | "write";
  request: (version: Version) => z.ZodType;
  reply: z.ZodType;
};

/** The eight methods of the reference. Platform, upstream client and OpenAPI document all read this table. */
export const METHODS = {
  create_bot_agent: {
    path: "agents/create_bot_agent",
    summary: "Create BOT Agent",
    scopes: ["agents-bot--my:write"],
    kind: "write",
    request: createBotAgentSchema,
    reply: createBotReplySchema,
  },
  remove_bot_agent: {
    path: "agents/remove_bot_agent",
    summary: "Remove BOT Agent",
    scopes: ["agents-bot--my:write", "agents-bot--all:write"],
    kind: "write",
    request: () => botAgentIdSchema,
    reply: emptyReplySchema,
  },
  update_bot_agent: {
    path: "agents/update_bot_agent",
    summary: "Update BOT Agent",
    scopes: ["agents-bot--my:write"],
    kind: "write",
    request: updateBotAgentSchema,
    reply: emptyReplySchema,
  },
  get_bot_agents: {
    path: "agents/get_bot_agents",
    summary: "Get BOT Agents",
    scopes: ["agents-bot--my:read", "agents-bot--all:read"],
    kind: "read",
    request: () => getBotAgentsSchema,
    reply: botsReplySchema,
  },
  get_bot_agent_details: {
    path: "agents/get_bot_agent_details",
    summary: "Get BOT Agent details",
    scopes: ["agents-bot--my:read", "agents-bot--all:read"],
    kind: "read",
    request: () => botAgentIdSchema,
    reply: botReplySchema,
  },
  register_webhook: {
    path: "webhooks/register_webhook",
    summary: "Register webhook",
    scopes: ["webhooks--my:write"],
    kind: "write",
    request: registerWebhookSchema,
    reply: registerReplySchema,
  },
  get_webhooks_config: {
    path: "webhooks/get_webhooks_config",
    summary: "Get webhooks config",
    scopes: ["webhooks--my:read", "webhooks--all:read"],
    kind: "read",
    request: () => z.object({}),
    reply: webhooksReplySchema,
  },
  unregister_webhook: {
    path: "webhooks/unregister_webhook",
    summary: "Unregister webhook",
    scopes: ["webhooks--my:write", "webhooks--all:write"],
    kind: "write",
    request: () => webhookIdSchema,
    reply: emptyReplySchema,
  },
} as const satisfies Record<string, MethodDefinition>;

export type MethodName = keyof typeof METHODS;
export type MethodRequest<M extends MethodName> = z.infer<ReturnType<(typeof METHODS)[M]["request"]>>;
export type MethodReply<M extends MethodName> = z.infer<(typeof METHODS)[M]["reply"]>;
