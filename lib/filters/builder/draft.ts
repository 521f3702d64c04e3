import { z } from "zod";
import { type FilterDraft, ROW_TESTS } from "./builder";
import { isObject } from "../codec/json-object";
import { LOCATIONS } from "../model";

const property = z.object({
  kind: z.literal("property"),
  location: z.enum(LOCATIONS),
  namespace: z.string(),
  name: z.string(),
  type: z.enum(["string", "int", "bool"]).optional(),
  test: z.enum(ROW_TESTS),
  values: z.array(z.union([z.string(), z.number(), z.boolean()])),
});

const agents = z.object({ kind: z.literal("agents"), agents: z.array(z.string()) });

const schema: z.ZodType<FilterDraft> = z.object({
  rows: z.array(z.discriminatedUnion("kind", [property, agents])),
  // z.custom does not copy the object, so own keys such as `__proto__` stay.
  other: z.custom<Record<string, unknown>>(isObject),
  emptyObject: z.literal(true).optional(),
  json: z.string().optional(),
});

/**
 * Reads a builder's draft out of its text; `undefined` for a text of another shape, as another version of
 * Switchboard or a manual edit may leave.
 */
export function readDraft(text: string | undefined): FilterDraft | undefined {
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
