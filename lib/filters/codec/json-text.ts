import { z } from "zod";
import { isObject } from "./json-object";

/** JSON text that fits a schema. It stays text, because forms would damage unknown content as objects. */
export function jsonText(schema: z.ZodType): z.ZodString {
  return z.string().refine((text) => schema.safeParse(read(text)).success);
}

export const objectText = jsonText(z.custom(isObject));

/** A filter as forms hold it: empty for none, else a JSON object or `null`. */
export const filterText = z.union([z.literal(""), jsonText(z.custom(isObject).nullable())]);

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
