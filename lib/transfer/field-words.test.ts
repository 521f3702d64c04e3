import { expect, it } from "vitest";
import { fieldWords } from "./field-words";

it("says settings as people do, and groups by the name they were given", () => {
  const words = (field: string) => fieldWords(field, { 3: "Sales" });
  expect(
    ["max_chats_count", "webhooks · url", "webhooks · thread_closed", "group 3", "group 4", "odd"].map(words),
  ).toEqual(["Capacity", "Webhooks: Address", "Webhooks: Thread closed", "Sales (3)", "Group 4", "odd"]);
});
