import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";

/**
 * Inputs without a maximum length of their own: only the size of the body bounds them. Storing, comparing or sending them
 * takes time linear in their length.
 */
const ONLY_BY_SIZE = [
  // Base of an update: compared as one text for each field (lib/bots/base.ts).
  /^\/api\/bots\/\[id\] PATCH body\.base\./,
  // Unknown fields: passed to the API unchanged.
  / \*$/,
  // JSON objects kept verbatim: contract/filters limits a filter's length, and the push of a trial is read once.
  /\.(filters|push|chat|thread|event)$/,
];

type Route = { inputs?: Partial<Record<"body" | "params" | "query", z.ZodType>> };

const files = readdirSync("app/api", { recursive: true, encoding: "utf8" })
  .filter((name) => /(?:^|\/)route\.ts$/.test(name))
  .map((name) => join("app/api", name))
  .toSorted();
const routes = await Promise.all(
  files.map(async (file) => ({
    path: file.replace(/^app/, "").replace(/\/route\.ts$/, ""),
    methods: (await import(join(process.cwd(), file))) as Record<string, Route>,
  })),
);

/** Paths of all strings, arrays and records below a schema that have no maximum length. */
function unbounded(schema: z.core.$ZodType, path: string, seen = new Set<z.core.$ZodType>()): string[] {
  if (seen.has(schema)) return [];
  const below = (inner: z.core.$ZodType, name = path) => unbounded(inner, name, new Set([...seen, schema]));
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const isBounded = def.checks?.some(({ _zod }) => _zod.def.check === "max_length");
  const own = isBounded ? [] : [path];
  if (def.type === "string") return own;
  if (def.type === "array") return [...own, ...below(def.element, `${path}[]`)];
  if (def.type === "union") return def.options.flatMap((option) => below(option));
  if (def.type === "pipe") return below(def.in);
  if (def.type === "object") {
    const others = def.catchall && def.catchall._zod.def.type !== "never" ? [`${path} *`] : [];
    return [
      ...Object.entries(def.shape).flatMap(([name, inner]) => below(inner, `${path}.${name}`)),
      ...others,
    ];
  }
  if ("innerType" in def) return below(def.innerType);
  // Any other kind, such as a record, counts as unbounded.
  return SHORT.has(def.type) ? [] : [path];
}

const SHORT = new Set<string>(["literal", "enum", "boolean", "number", "null", "undefined"]);

describe("what routes take", () => {
  it("has a greatest length everywhere", () => {
    const found = routes.flatMap(({ path, methods }) =>
      Object.entries(methods).flatMap(([method, { inputs = {} }]) =>
        Object.entries(inputs).flatMap(([part, schema]) =>
          schema === undefined ? [] : unbounded(schema, `${path} ${method} ${part}`),
        ),
      ),
    );
    expect(found.filter((place) => !ONLY_BY_SIZE.some((known) => known.test(place)))).toEqual([]);
  });

  it("is looked at for every route of ours that takes something", () => {
    const handlers = routes.flatMap(({ path, methods }) =>
      Object.entries(methods).flatMap(([method, { inputs }]) => (inputs ? [] : [`${path} ${method}`])),
    );
    // next-auth's own routes, reports with their own size limit (server/policy-reports), and routes without input.
    expect(handlers.toSorted()).toEqual([
      "/api/auth/[...nextauth] GET",
      "/api/auth/[...nextauth] POST",
      "/api/csp-reports POST",
      "/api/health GET",
      "/api/health/live GET",
      "/api/health/ready GET",
      "/api/metrics GET",
    ]);
  });
});
