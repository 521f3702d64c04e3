import { z } from "zod";
import { ALWAYS, checkOthers } from "./every-problem";
import { anyFiltersSchema, filtersSchema } from "./filters";
import { MAX_BOT_ACTIONS, MAX_BOT_GROUPS, MAX_INT32, MAX_UINT32 } from "./limits";
import { avatarSchema, botNameSchema, nonBlank, secretKeySchema, webhookUrlSchema } from "./text";
import { ACTIONS, type Action, type Version } from "./versions";

/** Statuses of a BOT Agent (reference, "Create BOT Agent"). */
export const STATUSES = ["accepting chats", "not accepting chats", "offline"] as const;
export type Status = (typeof STATUSES)[number];

/** Priorities in a group, highest first. A tier, not a rank: within one there is no order. */
export const PRIORITIES = ["first", "normal", "last"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const capacitySchema = z.int().min(0).max(MAX_INT32);
export const groupIdSchema = z.int().min(0).max(MAX_UINT32);

const groupsSchema = z
  .array(z.object({ id: groupIdSchema, priority: z.enum(PRIORITIES) }))
  .max(MAX_BOT_GROUPS)
  .superRefine((groups: unknown, context) => {
    const seen = new Set<number>();
    z.array(z.unknown())
      .catch([])
      .parse(groups)
      .forEach((group, index) => {
        const { success, data } = z.looseObject({ id: groupIdSchema }).safeParse(group);
        if (!success) return;
        const path = [index, "id"];
        if (seen.has(data.id)) context.addIssue({ code: "custom", path, message: "must be unique" });
        seen.add(data.id);
      });
  }, ALWAYS);

function botActionSchema<A extends Action>(version: Version, action: A) {
  return z.object({ name: z.literal(action), filters: filtersSchema(version, action).optional() });
}

/** A bot's own webhooks as a request carries them; an empty `actions` silences them. */
function botWebhooksSchema(version: Version) {
  const [first, ...rest] = ACTIONS;
  return z.object({
    url: webhookUrlSchema,
    secret_key: secretKeySchema,
    actions: z
      .array(
        z
          .discriminatedUnion("name", [
            botActionSchema(version, first),
            ...rest.map((action) => botActionSchema(version, action)),
          ])
          .superRefine(checkOthers("name", z.object({ filters: anyFiltersSchema.optional() })), ALWAYS),
      )
      .max(MAX_BOT_ACTIONS),
  });
}

/** Request of `agents/create_bot_agent`. */
export function createBotAgentSchema(version: Version) {
  return z.object({
    name: botNameSchema,
    avatar: avatarSchema.optional(),
    status: z.enum(STATUSES),
    max_chats_count: capacitySchema.optional(),
    groups: groupsSchema.optional(),
    webhooks: botWebhooksSchema(version).optional(),
  });
}

/** Request of `agents/update_bot_agent`: absent fields stay, `groups` and `webhooks` are replaced whole. */
export function updateBotAgentSchema(version: Version) {
  return createBotAgentSchema(version).partial().extend({ id: nonBlank });
}

export const botAgentIdSchema = z.object({ bot_agent_id: nonBlank });
export const getBotAgentsSchema = z.object({ all: z.boolean().optional() });
