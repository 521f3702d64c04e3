import { describe, expect, it } from "vitest";
import { secretFromBytes } from "@/lib/contract/generated-secret";
import type { ShownWebhook } from "./api";
import { choicesOf, groupRows, selectRows, toRow, type WebhookView } from "./list";
import { findRegistered, findTwin } from "./outcome";
import { destinationOf, nameOf } from "./url";

function webhook(id: string, url: string, action: string, more: Partial<ShownWebhook> = {}): ShownWebhook {
  return { webhook_id: id, url, action, has_secret: true, ...more };
}

const webhooks = [
  webhook("w1", "https://crm.example/closed", "thread_closed", {
    description: "CRM sync",
    filters: { chat_properties: { source: { type: { values: ["facebook"] } } } },
  }),
  webhook("w2", "http://audit.example", "incoming_event"),
  webhook("w3", "https://crm.example/started", "incoming_chat_thread", { description: "Archive" }),
  webhook("w4", "https://crm.example/new", "agent_deleted"),
];
const rows = webhooks.map(toRow);
const all: WebhookView = { search: "", action: "", host: "", sort: "url", descending: false };
const ids = (view: Partial<WebhookView>) => selectRows(rows, { ...all, ...view }).map((row) => row.id);

describe("the list of webhooks", () => {
  it("sorts, with what has no description last", () => {
    expect(ids({})).toEqual(["w2", "w1", "w4", "w3"]);
    expect(ids({ descending: true })).toEqual(["w3", "w4", "w1", "w2"]);
    expect(ids({ sort: "description" })).toEqual(["w3", "w1", "w2", "w4"]);
    expect(ids({ sort: "action" })).toEqual(["w4", "w3", "w2", "w1"]);
  });

  it("finds words in address, description, action and the filter's sentence", () => {
    expect(ids({ search: "crm sync" })).toEqual(["w1"]);
    expect(ids({ search: "Facebook" })).toEqual(["w1"]);
    expect(ids({ search: "message or event" })).toEqual(["w2"]);
    expect(ids({ search: "incoming_chat" })).toEqual(["w3"]);
    expect(ids({ search: "nothing like it" })).toEqual([]);
  });

  it("finds words as they look", () => {
    const odd = toRow(
      webhook("w9", "https://x.example", "thread_closed", { description: "Cafe\u0301\nfeed\u200bback" }),
    );
    const found = (search: string) => selectRows([odd], { ...all, search }).length;
    expect(["café feedback", "feedback CAFÉ", "café↵feed\\u{200b}back"].map(found)).toEqual([1, 1, 1]);
  });

  it("narrows to a host and an action, known or not", () => {
    expect(ids({ host: "crm.example" })).toEqual(["w1", "w4", "w3"]);
    expect(ids({ action: "agent_deleted" })).toEqual(["w4"]);
    expect(ids({ host: "audit.example", action: "agent_deleted" })).toEqual([]);
  });

  it("groups and counts", () => {
    expect(
      groupRows(selectRows(rows, all), "host").map(({ key, rows: { length } }) => [key, length]),
    ).toEqual([
      ["audit.example", 1],
      ["crm.example", 3],
    ]);
    expect(groupRows(rows, "none")).toHaveLength(1);
    expect(choicesOf(rows, "action")).toEqual([
      { value: "agent_deleted", label: "agent_deleted", count: 1 },
      { value: "incoming_chat_thread", label: "Chat started", count: 1 },
      { value: "incoming_event", label: "Message or event", count: 1 },
      { value: "thread_closed", label: "Thread closed", count: 1 },
    ]);
  });
});

describe("a webhook's address", () => {
  it("is read as host and path", () => {
    expect(destinationOf("HTTP://A.example:8080/b?c=d#e")).toEqual({
      host: "a.example:8080",
      path: "/b?c=d#e",
      encrypted: false,
    });
    expect(destinationOf("https://a.example/")).toEqual({ host: "a.example", path: "", encrypted: true });
    for (const text of ["", "a.example", "ftp://a.example", "https:///x"]) {
      expect(destinationOf(text)).toBeUndefined();
    }
  });

  it("names a webhook that has no description", () => {
    expect(nameOf({ url: "https://a.example/x", description: " " })).toBe("a.example");
    expect(nameOf({ url: "https://a.example/x", description: "CRM sync" })).toBe("CRM sync");
  });
});

describe("a registration without an answer", () => {
  const sent = { url: "http://audit.example", action: "incoming_event", filters: {} };

  it("is found when it is new and equal", () => {
    expect(findRegistered(sent, webhooks, new Set(["w1"]))?.webhook_id).toBe("w2");
    expect(findRegistered(sent, webhooks, new Set(["w2"]))).toBeUndefined();
    expect(findRegistered({ ...sent, url: "http://audit.example/" }, webhooks, new Set())).toBeUndefined();
  });

  it("does not depend on the order of keys", () => {
    const a = { chat_properties: { a: { b: { exists: true } }, c: { d: { values: [1, 2] } } } };
    const b = { chat_properties: { c: { d: { values: [1, 2] } }, a: { b: { exists: true } } } };
    const listed = [webhook("w9", sent.url, sent.action, { filters: b })];
    expect(findRegistered({ ...sent, filters: a }, listed, new Set())).toBeDefined();
    expect(findRegistered({ ...sent, filters: { chat_properties: {} } }, listed, new Set())).toBeUndefined();
  });
});

it("finds a webhook that sends the same, whatever it is called", () => {
  const sentToCrm = { url: "https://crm.example/started", action: "incoming_chat_thread", filters: {} };
  expect(findTwin({ ...sentToCrm, description: "Other" }, webhooks)?.webhook_id).toBe("w3");
  expect(findTwin({ ...sentToCrm, action: "thread_closed" }, webhooks)).toBeUndefined();
});

it("writes a secret that needs no quoting", () => {
  expect(secretFromBytes(new Uint8Array(24).fill(255))).toBe("_".repeat(32));
  expect(secretFromBytes(new Uint8Array(24).fill(251))).toMatch(/^[\w-]{32}$/);
});
