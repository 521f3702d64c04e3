import { z } from "zod";
import { errorReplySchema, ERROR_STATUS, type ErrorType } from "@/lib/contract/errors";
import { propertyFiltersSchema } from "@/lib/contract/filters";
import { MAX_BODY_BYTES } from "@/lib/contract/limits";
import { METHODS, type MethodName } from "@/lib/contract/methods";
import { LATEST_VERSION, VERSIONS, type Version } from "@/lib/contract/versions";
import { DELIVERY_SCHEMAS, deliveryPaths } from "../deliveries/openapi";

const NAMES = Object.keys(METHODS) as MethodName[];
const REF = "#/components/schemas/";

const ERRORS: { name: string; status: number; types: ErrorType[]; description: string }[] = [
  {
    name: "invalid",
    status: ERROR_STATUS.validation,
    types: ["validation"],
    description:
      "The request breaks the format; `error.data.issues` lists every problem, the first one is the message.",
  },
  {
    name: "unauthenticated",
    status: ERROR_STATUS.authentication,
    types: ["authentication"],
    description: "The access token is missing, invalid, expired or revoked.",
  },
  {
    name: "forbidden",
    status: ERROR_STATUS.authorization,
    types: ["authorization"],
    description: "The token lacks the permission, or the object belongs to another application.",
  },
  {
    name: "missing",
    status: ERROR_STATUS.not_found,
    types: ["not_found", "unsupported_version"],
    description: "The object, the method or the version does not exist.",
  },
  {
    name: "tooLarge",
    status: 413,
    types: ["validation"],
    description: `The body is longer than ${MAX_BODY_BYTES} bytes.`,
  },
  {
    name: "failed",
    status: ERROR_STATUS.internal,
    types: ["internal"],
    description: "Something went wrong on our side.",
  },
  {
    name: "unavailable",
    status: 503,
    types: ["internal"],
    description: "The database does not answer or cannot be written; `Retry-After` says when to try again.",
  },
  {
    name: "tooSlow",
    status: ERROR_STATUS.request_timeout,
    types: ["request_timeout"],
    description: "The request took too long to arrive.",
  },
];

const suffix = (version: Version) => version.replace(".", "_");
const requestName = (name: MethodName, version: Version) => `${name}_${suffix(version)}`;
const replyName = (name: MethodName) => `${name}_reply`;

/** All schemas as JSON Schema 2020-12, which is what OpenAPI 3.1 takes. Requests differ by version, answers do not. */
function schemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  registry.add(propertyFiltersSchema, { id: "property_filters" });
  registry.add(errorReplySchema, { id: "error" });
  for (const name of NAMES) {
    // Several replies share one schema, but a registry holds one name for each: each gets a copy.
    registry.add(METHODS[name].reply.clone(), { id: replyName(name) });
    for (const version of VERSIONS) {
      registry.add(METHODS[name].request(version).clone(), { id: requestName(name, version) });
    }
  }
  for (const [id, schema] of Object.entries(DELIVERY_SCHEMAS)) registry.add(schema, { id });
  const { schemas: written } = z.toJSONSchema(registry, {
    io: "input",
    uri: (id) => `${REF}${id}`,
    // Objects that are kept verbatim have no shape to show.
    unrepresentable: "any",
  });
  return Object.fromEntries(
    Object.entries(written).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

function responses(): Record<string, unknown> {
  return Object.fromEntries(
    ERRORS.map(({ name, description, types }) => [
      name,
      {
        description: `${description} \`error.type\` is ${types.map((type) => `\`${type}\``).join(" or ")}.`,
        content: { "application/json": { schema: { $ref: `${REF}error` } } },
      },
    ]),
  );
}

function errorResponses(): Record<string, unknown> {
  return Object.fromEntries(
    ERRORS.map((error) => [error.status, { $ref: `#/components/responses/${error.name}` }]),
  );
}

/** @param version none for the address without one, which is the latest */
function operation(name: MethodName, version: Version | undefined) {
  const { summary, path, scopes, request } = METHODS[name];
  const json = (id: string) => ({ "application/json": { schema: { $ref: `${REF}${id}` } } });
  return {
    operationId: version === undefined ? name : requestName(name, version),
    summary,
    description: `Needs one of the permissions ${scopes.map((scope) => `\`${scope}\``).join(", ")}.`,
    tags: [path.split("/")[0]],
    requestBody: {
      required: !request(LATEST_VERSION).safeParse({}).success,
      content: json(requestName(name, version ?? LATEST_VERSION)),
    },
    responses: {
      200: { description: "Done.", content: json(replyName(name)) },
      ...errorResponses(),
    },
  };
}

/** The OpenAPI 3.1 description of the API, generated from the contract. @param apiUrl its origin */
export function openapiDocument(apiUrl: string) {
  const paths: Record<string, unknown> = {};
  for (const version of [...VERSIONS, undefined]) {
    const base = version === undefined ? "/configuration" : `/configuration/${version}`;
    for (const name of NAMES) paths[`${base}/${METHODS[name].path}`] = { post: operation(name, version) };
  }
  Object.assign(paths, deliveryPaths(errorResponses()));
  return {
    openapi: "3.1.0",
    info: {
      title: "Configuration API",
      version: LATEST_VERSION,
      description:
        "Stores the configuration of a license: BOT Agents and webhooks. In a request `null` means absent and unknown fields are ignored.",
    },
    servers: [{ url: apiUrl }],
    security: [{ accessToken: [] }],
    paths,
    components: {
      securitySchemes: { accessToken: { type: "http", scheme: "bearer" } },
      schemas: schemas(),
      responses: responses(),
    },
  };
}
