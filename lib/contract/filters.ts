import { z } from "zod";
import { ALWAYS } from "./every-problem";
import { MAX_FILTER_LENGTH, MAX_INT32, MIN_INT32 } from "./limits";
import { nonBlank } from "./text";
import { type Action, type FilterKind, filterKindsOf, type Version } from "./versions";

/** A value that a property is compared with; the type counts: `1` is neither `"1"` nor `true`. */
export type Scalar = string | number | boolean;

function isScalar(value: unknown): value is Scalar {
  if (typeof value !== "number") return typeof value === "string" || typeof value === "boolean";
  return Number.isInteger(value) && value >= MIN_INT32 && value <= MAX_INT32;
}

/** Not a union: zod would need seconds to refuse the hundreds of thousands of values that fit into a body. */
const scalarSchema = z.custom<Scalar>(isScalar, "must be a string, a 32-bit integer or a boolean").meta({
  anyOf: [
    { type: "string" },
    { type: "integer", minimum: MIN_INT32, maximum: MAX_INT32 },
    { type: "boolean" },
  ],
});

const valuesSchema = z
  .array(scalarSchema)
  .min(1)
  .refine((values) => new Set(values.map((value) => typeof value)).size <= 1, "must hold values of one type");

/** Filter types; a property takes exactly one (reference, "Register webhook"). */
const TESTS = ["exists", "values", "exclude_values"] as const;

export const propertyTestSchema = z
  .strictObject(
    {
      exists: z.boolean().optional(),
      values: valuesSchema.optional(),
      exclude_values: valuesSchema.optional(),
    },
    {
      error: (issue) =>
        issue.code === "unrecognized_keys"
          ? `is not a filter type, use one of ${TESTS.join(", ")}`
          : undefined,
    },
  )
  .superRefine((test: unknown, context) => {
    if (typeof test !== "object" || test === null || Array.isArray(test)) return;
    if (Object.keys(test).length === 1) return;
    context.addIssue({ code: "custom", message: `must have exactly one of ${TESTS.join(", ")}` });
  }, ALWAYS)
  .meta({ minProperties: 1, maxProperties: 1 });

/** namespace → name → test. */
export const propertyFiltersSchema = z.record(z.string(), z.record(z.string(), propertyTestSchema));

const chatMembersSchema = z.strictObject(
  { agents: z.array(nonBlank).min(1).optional() },
  { error: (issue) => (issue.code === "unrecognized_keys" ? "is not offered, use agents" : undefined) },
);

const KINDS = {
  chat_properties: propertyFiltersSchema.optional(),
  thread_properties: propertyFiltersSchema.optional(),
  event_properties: propertyFiltersSchema.optional(),
  chat_member_ids: chatMembersSchema.optional(),
} satisfies Record<FilterKind, z.ZodType>;

/** Rules of a filter for every action; which kinds an action offers is checked by `filtersSchema`. */
export const anyFiltersSchema = z.looseObject(KINDS);

/** A legal filter as a request carries it. All conditions must hold; none at all always matches. */
export type Filters = {
  chat_properties?: z.infer<typeof propertyFiltersSchema>;
  thread_properties?: z.infer<typeof propertyFiltersSchema>;
  event_properties?: z.infer<typeof propertyFiltersSchema>;
  chat_member_ids?: z.infer<typeof chatMembersSchema>;
};

/** Filters an action offers in a version; any other kind is refused, naming its path. */
export function filtersSchema(version: Version, action: Action): z.ZodType<Filters> {
  const offered = filterKindsOf(version, action);
  const shape = Object.fromEntries(offered.map((kind) => [kind, KINDS[kind]]));
  return z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === "unrecognized_keys" ? `is not offered by ${action} in ${version}` : undefined,
    })
    .refine(isShortFilter, FILTER_TOO_LONG);
}

/** Whether a filter has at most MAX_FILTER_LENGTH characters as JSON. */
export function isShortFilter(filters: unknown): boolean {
  return (JSON.stringify(filters) ?? "").length <= MAX_FILTER_LENGTH;
}

export const FILTER_TOO_LONG = `must be at most ${MAX_FILTER_LENGTH} characters of JSON`;
