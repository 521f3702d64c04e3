import { z } from "zod";
import { filterText, objectText } from "@/lib/filters/codec/json-text";
import type { BotForm } from "./form";

const action = z.object({
  name: z.string(),
  filters: filterText,
  draft: z.string(),
  problems: z.array(z.string()),
  extra: objectText,
});

/** Shape of a bot form's draft: fields have their types, but need not be legal yet. */
export const botDraftSchema: z.ZodType<BotForm> = z.object({
  name: z.string(),
  avatar: z.string(),
  status: z.string(),
  capacity: z.string(),
  groups: z.array(z.object({ id: z.int(), priority: z.string(), extra: objectText })),
  webhooks: z.object({
    on: z.boolean(),
    url: z.string(),
    secret: z.object({
      kind: z.enum(["keep", "value"]),
      value: z.string(),
      digest: z.string().optional(),
    }),
    actions: z.array(action),
    extra: objectText,
  }),
});
