import { z } from "zod";
import { FILTER_KINDS } from "@/lib/contract/versions";
import { propertyTestSchema } from "@/lib/contract/filters";
import { documentSchema } from "./document";

/** Path of the schema on the dashboard. */
export const SCHEMA_PATH = "/switchboard.schema.json";

function filtersSchema(): Record<string, unknown> {
  const { $schema: _, ...test } = z.toJSONSchema(propertyTestSchema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
  });
  const properties = { type: "object", additionalProperties: { type: "object", additionalProperties: test } };
  const agents = { type: "object", properties: { agents: { type: "array", items: { type: "string" } } } };
  return {
    type: "object",
    properties: Object.fromEntries(
      FILTER_KINDS.map((kind) => [kind, kind === "chat_member_ids" ? agents : properties]),
    ),
  };
}

/** JSON Schema of the file, for completion and checks in editors. `check` of the command line finds more. */
export function transferJsonSchema(): Record<string, unknown> {
  const filters = filtersSchema();
  const schema = z.toJSONSchema(documentSchema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      // Filters are the one value that zod cannot describe; their schema is inserted here.
      if (zodSchema._zod.def.type === "custom") Object.assign(jsonSchema, filters);
    },
  });
  return { ...schema, title: "Switchboard configuration" };
}
