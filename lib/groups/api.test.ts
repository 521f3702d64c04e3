import { expect, it } from "vitest";
import { MAX_GROUP_NAME, nameGroupInputSchema } from "./api";

it("a group's name loses what was copied along before it is measured", () => {
  const name = "x".repeat(MAX_GROUP_NAME);
  expect(nameGroupInputSchema.parse({ name: `\ufeff${name} \n` })).toEqual({ name });
  expect(nameGroupInputSchema.safeParse({ name: `${name}y` }).success).toBe(false);
});
