import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { expect, it } from "vitest";
import { isRouterState } from "./router-state";

const encode = (state: unknown) => encodeURIComponent(JSON.stringify(state));
const page = ["__PAGE__", {}, null, null];
const bot = [["botId", "b1", "d", null], { children: page }, ["/bots", ""], "refetch"];
const bots = ["bots", { children: bot }, null, null, 0];

it.each([
  encode(page),
  encode(["", { children: ["(console)", { children: bots }, null, null, 16, "x"] }]),
  encode([["id", "1", "di(..)(..)", ["new"]], {}, null, "inside-shared-layout"]),
  encode([["id", "1", "ci(.)", null], {}, null, "metadata-only"]),
])("takes %.80s, as Next does", (header) => {
  expect(isRouterState(header)).toBe(true);
  expect(() => parseAndValidateFlightRouterState(header)).not.toThrow();
});

it.each([
  "",
  "%",
  "[",
  "null",
  encode([]),
  encode([""]),
  encode(["", []]),
  encode(["", {}, "x"]),
  encode(["", {}, null, "other"]),
  encode(["", {}, null, null, "1"]),
  encode(["", {}, null, null, 1, null]),
  encode(["", {}, null, null, 1, "x", "more"]),
  encode(["", { children: ["", { children: 1 }] }]),
  encode([["id", "1", "x", null], {}]),
  encode([["id", "1", "d"], {}]),
  encodeURIComponent('["",{"a":'.repeat(900)),
])("does not take %.80s", (header) => {
  expect(isRouterState(header)).toBe(false);
});
