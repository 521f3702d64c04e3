import { z } from "zod";
import { filterText, jsonText } from "@/lib/filters/codec/json-text";
import { isObject } from "@/lib/filters/codec/json-object";
import type { WebhookForm } from "./form";

const wire = z.looseObject({
  url: z.string(),
  action: z.string(),
  description: z.string().nullish(),
  filters: z.custom((value) => value === undefined || value === null || isObject(value)).optional(),
});

/** Shape of a webhook form's draft: fields have their types, but need not be legal yet. */
export const webhookDraftSchema: z.ZodType<WebhookForm> = z.object({
  url: z.string(),
  description: z.string(),
  action: z.string(),
  secretFrom: z.enum(["typed", "original"]),
  secret: z.string(),
  filters: filterText,
  filterDraft: z.string(),
  filterProblems: z.array(z.string()),
  original: jsonText(wire),
});
