import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIONS } from "@/lib/contract/versions";
import {
  fieldOfPath,
  fieldsOf,
  filterIssues,
  filterText,
  NEW_WEBHOOK,
  toForm,
  toRequest,
  toWire,
  type WebhookFields,
  type WebhookForm,
  webhookFormSchema,
} from "./form";

const reference: WebhookFields = {
  url: "http://myservice.com/webhooks",
  description: "Test webhook",
  action: "thread_closed",
  filters: {
    chat_properties: {
      source: { type: { values: ["facebook", "twitter"] } },
      rating: { comment: { exists: true } },
    },
    chat_member_ids: { agents: ["johndoe@mail.com"] },
  },
};

// Compared as text too: own keys such as __proto__ are invisible to deep equality.
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))
      : part,
  );
}

describe("a webhook through the form and back", () => {
  it.each<[string, WebhookFields]>([
    ["the reference's", reference],
    ["a new one", NEW_WEBHOOK],
    ["no filter", { url: "https://a.example", action: "incoming_event" }],
    [
      "null for absent",
      { url: "https://a.example", action: "incoming_event", description: null, filters: null },
    ],
    [
      "empty description and filter",
      { url: "https://a.example/", action: "x", description: "", filters: {} },
    ],
    ["blanks around", { url: " https://a.example ", action: "incoming_event", description: "  a " }],
    [
      "an action and fields of another version",
      { ...reference, action: "agent_deleted", additional_data: ["a"] },
    ],
    [
      "a key that parsers drop",
      JSON.parse('{"url":"a","action":"b","filters":{"__proto__":{"a":1}},"__proto__":2}'),
    ],
  ])("%s comes back equal", (_name, wire) => {
    const back = toWire(toForm(wire));
    expect(back).toEqual(wire);
    expect(sorted(back)).toBe(sorted(wire));
  });

  it("whatever it holds", () => {
    const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
    const wires = fc
      .record(
        {
          url: fc.string(),
          action: fc.oneof(fc.constantFrom(...ACTIONS), fc.string()),
          description: fc.option(fc.string()),
          filters: fc.option(fc.dictionary(fc.string(), json)),
        },
        { requiredKeys: ["url", "action"] },
      )
      .chain((known) => fc.dictionary(fc.string(), json).map((unknown) => ({ ...unknown, ...known })));
    fc.assert(
      fc.property(wires, (wire) => {
        expect(sorted(toWire(toForm(wire)))).toBe(sorted(wire));
      }),
    );
  });

  it("changes what was touched and nothing else", () => {
    const wire = { ...reference, description: null, additional_data: ["chat_properties"] };
    expect(toWire({ ...toForm(wire), url: " https://b.example " })).toEqual({
      ...wire,
      url: "https://b.example",
    });
    expect(toWire({ ...toForm(reference), description: " ", filters: "" })).toEqual({
      url: reference.url,
      action: reference.action,
    });
    expect(toWire({ ...toForm(wire), filters: filterText({}) })).toEqual({ ...wire, filters: {} });
  });

  it("puts the fields in the reference's order", () => {
    const form = { ...toForm(NEW_WEBHOOK), ...{ url: "u", description: "d", action: "a", filters: "{}" } };
    expect(Object.keys(toWire(form))).toEqual(["url", "description", "action", "filters"]);
  });
});

describe("what is sent", () => {
  const shown = { ...reference, webhook_id: "w1", has_secret: true } as Parameters<typeof fieldsOf>[0];

  it("copies the original's secret on the server, or sends the typed one", () => {
    const form = toForm(fieldsOf(shown), "original");
    expect(toRequest(form, "w1")).toEqual({
      webhook: { ...reference, secret: { kind: "copy", webhook_id: "w1" } },
    });
    expect(toRequest({ ...form, secretFrom: "typed", secret: "s" }, "w1").webhook.secret).toEqual({
      kind: "value",
      value: "s",
    });
  });
});

describe("problems", () => {
  function problems(form: Partial<ReturnType<typeof toForm>>): Record<string, string> {
    const parsed = webhookFormSchema.safeParse({ ...toForm(NEW_WEBHOOK), ...form });
    return Object.fromEntries(
      (parsed.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]),
    );
  }
  const good = { url: "https://a.example/hook", action: "incoming_event", secret: "s" };

  it("names every empty field at once", () => {
    expect(problems({ filterProblems: ["Add a value"] })).toEqual({
      url: "Enter the address to send to",
      action: "Choose what triggers the webhook",
      secret: "Enter a secret, or generate one",
      filters: "Add a value",
    });
    expect(problems(good)).toEqual({});
    expect(problems({ ...good, secret: "", secretFrom: "original" })).toEqual({});
  });

  it.each(["ftp://a.example", "a.example/hook", "https:///hook", "https://"])("refuses %s", (url) => {
    expect(problems({ ...good, url })).toEqual({
      url: "Enter a whole address that starts with https:// or http://",
    });
  });

  it("holds the limit of the wire", () => {
    const url = `https://a.example/${"x".repeat(482)}`;
    expect(problems({ ...good, url })).toEqual({});
    expect(problems({ ...good, url: `${url}x` })).toEqual({ url: "Shorten the address to 500 characters" });
  });
});

describe("issues of the server", () => {
  it.each([
    ["url", "url"],
    ["secret_key", "secret"],
    ["filters", "filters"],
    ["filters.chat_properties.source.type.values[0]", "filters"],
    ["additional_data[0]", undefined],
    ["", undefined],
  ])("%s belongs to %s", (path, field) => {
    expect(fieldOfPath(path)).toBe(field);
  });

  it("reach the filter builder with its own paths", () => {
    expect(filterIssues({ "filters.chat_properties.a.b.values[0]": "No", filters: "Bad" })).toEqual([
      { path: "chat_properties.a.b.values[0]", message: "No" },
      { path: "", message: "Bad" },
    ]);
  });
});

it("refuses a login in an address, unless it is registered with that already", () => {
  const login = "https://hookuser:Sup3rPassw0rd@a.example/hook";
  const secret = { secretFrom: "typed" as const, secret: "long-enough-secret" };
  const problems = (form: WebhookForm) =>
    webhookFormSchema.safeParse(form).error?.issues.map(({ message }) => message);
  const typed = { ...toForm({ url: "", action: "thread_closed" }), ...secret, url: ` ${login}` };
  expect(problems(typed)?.join()).toMatch(/^The address must not hold a user name or password/);
  expect(problems({ ...toForm({ url: login, action: "thread_closed" }), ...secret })).toBeUndefined();
});
