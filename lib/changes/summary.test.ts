import { describe, expect, it } from "vitest";
import type { ShownEntry } from "./api";
import { operationTitle } from "./summary";

const entry = (fields: Partial<ShownEntry>): ShownEntry => ({
  id: "e",
  at: 0,
  email: "admin@one.example",
  object: { kind: "bot", id: "b", name: "Bot" },
  kind: "update",
  before: { status: "offline", max_chats_count: 6 },
  after: { status: "accepting chats", max_chats_count: 6 },
  result: "done",
  message: null,
  request_id: "r",
  finished_at: 0,
  live_at: null,
  operation: { id: "o", kind: "bulk" },
  takes_back: null,
  taken_back_by: null,
  replacement: null,
  ...fields,
});
const webhook = { kind: "webhook", id: "w", name: "Webhook" } as const;
const replaced = (id: string, fields: object): ShownEntry[] => {
  const before = { webhook_id: "old", url: "https://old.example/", secret_digest: "d" };
  const replacement = { id, outcome: "done" } as const;
  return [
    entry({ object: webhook, kind: "remove", before, after: null, replacement }),
    entry({
      object: webhook,
      kind: "create",
      before: null,
      after: { ...before, webhook_id: "new", ...fields },
      replacement,
    }),
  ];
};

describe("the title of an operation", () => {
  it("names the one setting that a bulk change touched, and how many objects", () => {
    expect(operationTitle("bulk", [entry({}), entry({})], 2)).toBe("Changed the status of 2 bots");
    const capacity = { after: { status: "offline", max_chats_count: 9 } };
    expect(operationTitle("bulk", [entry({}), entry(capacity)], 2)).toBe("Changed 2 bots");
    expect(operationTitle("bulk", [entry({ result: "failed" })], 1)).toBe(
      "Tried to change the status of 1 bot",
    );
  });

  it("counts a replaced webhook once", () => {
    const moved = { url: "https://new.example/" };
    expect(operationTitle("bulk", [...replaced("1", moved), ...replaced("2", moved)], 4)).toBe(
      "Changed the address of 2 webhooks",
    );
  });

  it("says what was removed", () => {
    const gone = entry({ object: webhook, kind: "remove", after: null });
    expect(operationTitle("bulk", [gone, gone], 2)).toBe("Unregistered 2 webhooks");
  });

  it("says how many changes there are where not all are loaded", () => {
    expect(operationTitle("bulk", [entry({})], 205)).toBe("Bulk change: 205 changes");
  });

  it("names imports, routing changes and what was undone", () => {
    const two = [entry({}), entry({ object: webhook })];
    expect(operationTitle("transfer", two, 2)).toBe("Import: 1 bot and 1 webhook");
    expect(operationTitle("routing", [entry({})], 1)).toBe("Changed the routing of 1 bot");
    expect(operationTitle("take_back", two, 2)).toBe("Undid changes to 1 bot and 1 webhook");
  });
});
