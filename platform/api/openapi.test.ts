import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { z } from "zod";
import { METHODS } from "@/lib/contract/methods";
import { startTestPlatform } from "../testing/start-test-platform";

const documentSchema = z.looseObject({
  openapi: z.literal("3.1.0"),
  servers: z.tuple([z.object({ url: z.string() })]),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
});

it("is published, is valid OpenAPI 3.1, and names every method in every version", async () => {
  const platform = await startTestPlatform();
  const response = await fetch(`${platform.apiUrl}/openapi.json`);
  expect(response.headers.get("content-type")).toBe("application/json");
  const json: unknown = await response.json();
  const validator = new Validator();
  expect(await validator.validate(z.looseObject({}).parse(json))).toMatchObject({ valid: true });
  expect(() => validator.resolveRefs()).not.toThrow();

  const document = documentSchema.parse(json);
  expect(document.servers).toEqual([{ url: platform.apiUrl }]);
  const bases = ["/configuration/v0.2", "/configuration/v0.3", "/configuration/v0.4", "/configuration"];
  const expected = bases.flatMap((base) => Object.values(METHODS).map(({ path }) => `${base}/${path}`));
  const [simulate, deliveries] = ["/agent/v0.4/simulate", "/agent/v0.4/deliveries"];
  expect(Object.keys(document.paths)).toEqual([...expected, simulate, deliveries]);
  const methods = Object.entries(document.paths).map(([path, item]) => [path, ...Object.keys(item)]);
  expect(methods.filter(([, ...names]) => names.join() !== "post")).toEqual([[deliveries, "get"]]);
  const ids = Object.values(document.paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
  await platform.close();
});
