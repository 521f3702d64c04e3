import { z } from "zod";
import {
  deliveriesQuerySchema,
  deliveriesReplySchema,
  simulateReplySchema,
  simulateSchema,
} from "@/lib/contract/deliveries";
import { DELIVERIES_PAGE, MAX_DELIVERIES_PAGE } from "@/lib/contract/limits";
import { DELIVERIES_PATH, DELIVERIES_SCOPES, SIMULATE_PATH } from "./paths";

/** Schemas of both methods' requests and replies, by the names that their description refers to. */
export const DELIVERY_SCHEMAS = {
  simulate: simulateSchema,
  simulate_reply: simulateReplySchema,
  deliveries_reply: deliveriesReplySchema,
} as const satisfies Record<string, z.ZodType>;

type Parameter = keyof z.input<typeof deliveriesQuerySchema>;

const PARAMETERS: Record<Parameter, { description: string; schema: object }> = {
  limit: {
    description: "How many to answer.",
    schema: { type: "integer", minimum: 1, maximum: MAX_DELIVERIES_PAGE, default: DELIVERIES_PAGE },
  },
  before: { description: "`next` of the page before.", schema: { type: "string" } },
  webhook_id: { description: "Only those of a webhook, or of a BOT Agent.", schema: { type: "string" } },
  status: {
    description: "Only those with this status.",
    schema: { type: "string", enum: deliveriesQuerySchema.shape.status.unwrap().options },
  },
};

function json(name: keyof typeof DELIVERY_SCHEMAS) {
  return { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
}

/** The OpenAPI description of both. @param errors the answers that every method may give */
export function deliveryPaths(errors: Record<string, unknown>): Record<string, unknown> {
  return {
    [SIMULATE_PATH]: {
      post: {
        operationId: "simulate",
        summary: "Simulate a push",
        description:
          "Dispatches a push as a chat would: to every webhook whose filters match, and to the own webhooks of BOT Agents that are logged in. Any access token of the license will do. What the context leaves out is not there.",
        tags: ["agent"],
        requestBody: { required: true, content: json("simulate") },
        responses: { 200: { description: "Accepted.", content: json("simulate_reply") }, ...errors },
      },
    },
    [DELIVERIES_PATH]: {
      get: {
        operationId: "deliveries",
        summary: "Get deliveries",
        description: `The license's deliveries, newest first; with \`webhooks--my:read\` those of the application's own. Needs one of the permissions ${DELIVERIES_SCOPES.map((scope) => `\`${scope}\``).join(", ")}.`,
        tags: ["agent"],
        parameters: Object.entries(PARAMETERS).map(([name, parameter]) => ({
          name,
          in: "query",
          ...parameter,
        })),
        responses: { 200: { description: "Done.", content: json("deliveries_reply") }, ...errors },
      },
    },
  };
}
