import { describe, expect, it } from "vitest";
import { parseFilter } from "./codec/codec";
import { propertiesInUse } from "./used-properties";

const conditions = (chat_properties: object) => parseFilter({ chat_properties });

describe("properties in use", () => {
  it("are told once each, with the type of the values that some filter compares them with", () => {
    expect(
      propertiesInUse([
        conditions({ orders: { open: { exists: true } } }),
        conditions({ orders: { open: { values: [3] } } }),
        conditions({ orders: { open: { exclude_values: ["many"] } } }),
        conditions({ shop: { vip: { values: [true] } } }),
      ]),
    ).toEqual([
      { location: "chat", namespace: "orders", name: "open", type: "int" },
      { location: "chat", namespace: "shop", name: "vip", type: "bool" },
    ]);
  });

  it("have no type where nothing is compared", () => {
    expect(propertiesInUse([conditions({ orders: { open: { exists: true } } })])).toEqual([
      { location: "chat", namespace: "orders", name: "open", type: undefined },
    ]);
  });
});
