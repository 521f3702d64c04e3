import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ShownBot } from "./api";
import { type BotEdit, editable, NEW_BOT, newAction, toForm, toWire, withoutSecret } from "./form";
import { creationOf, isTouched, patchOf, shownRequest } from "./request";

// Answers are parsed JSON, in which `__proto__` is an own key like any other.
const overTheWire = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T;

const name = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "a.b", "toString"));
const fields = fc.dictionary(name, fc.jsonValue(), { maxKeys: 3 }).map(overTheWire);

/** An object with the known fields and any others. */
const loose = <T extends object>(known: fc.Arbitrary<T>) =>
  fc.tuple(fields, known).map(([extra, own]) => ({ ...extra, ...own }));

const group = loose(
  fc.record({ id: fc.nat(), priority: fc.oneof(fc.constantFrom("first", "normal", "last"), fc.string()) }),
);
const action = loose(
  fc.record({ name: fc.string(), filters: fc.oneof(fields, fc.constant(null)) }, { requiredKeys: ["name"] }),
);
const secret = fc.oneof(
  fc.constant({ kind: "keep" as const }),
  fc.record({ kind: fc.constant("value" as const), value: fc.string() }),
);
const webhooks = loose(fc.record({ url: fc.string(), actions: fc.array(action, { maxLength: 4 }), secret }));
const edit: fc.Arbitrary<BotEdit> = fc
  .record(
    {
      name: fc.string(),
      avatar: fc.string(),
      status: fc.string(),
      max_chats_count: fc.maxSafeInteger(),
      groups: fc.array(group, { maxLength: 4 }),
      webhooks,
    },
    { requiredKeys: ["name", "avatar", "status", "max_chats_count", "groups"] },
  )
  .map(overTheWire);

const BOT: ShownBot = {
  id: "5c9871d5372c824cbf22d860a707a578",
  name: "John Doe",
  avatar: "livechat.s3.amazonaws.com/1011121/all/avatars/bdd8924fcbcdbddbeaf60c19b238b0b0.jpg",
  status: "accepting chats",
  application: { client_id: "asXdesldiAJSq9padj" },
  max_chats_count: 6,
  groups: [
    { id: 0, priority: "normal" },
    { id: 2, priority: "supervisor", since: 2019 },
  ],
  webhooks: {
    url: "http://myservice.com/webhooks",
    has_secret: true,
    retries: 3,
    actions: [
      {
        name: "incoming_event",
        filters: { chat_properties: { source: { type: { values: ["facebook"] } } } },
      },
      { name: "incoming_event", filters: { surprise: [1] }, additional_data: ["chat_properties"] },
    ],
  },
  mine: true,
  colour: "blue",
};

describe("a bot's form", () => {
  it("gives back any bot exactly as it came", () => {
    fc.assert(
      fc.property(edit, (bot) => {
        expect(isDeepStrictEqual(toWire(toForm(bot)), bot)).toBe(true);
      }),
    );
  });

  it("finds nothing to save when nothing was touched", () => {
    fc.assert(
      fc.property(edit, (bot) => {
        expect(patchOf(toForm(bot), toForm(bot))).toEqual({});
      }),
    );
  });

  it("sends the touched field alone", () => {
    const base = toForm(editable(BOT));
    expect(patchOf(base, { ...base, name: "Jane" })).toEqual({ name: "Jane" });
    expect(patchOf(base, { ...base, groups: base.groups.toReversed() })).toEqual({});
  });

  it("replaces groups and webhooks whole, with everything in them that is not understood", () => {
    const base = toForm(editable(BOT));
    const moved = base.groups.map((row) => (row.id === 0 ? { ...row, priority: "last" } : row));
    const silent = { ...base.webhooks, actions: base.webhooks.actions.slice(1) };
    expect(patchOf(base, { ...base, groups: moved, webhooks: silent })).toEqual({
      groups: [
        { id: 0, priority: "last" },
        { id: 2, priority: "supervisor", since: 2019 },
      ],
      webhooks: {
        url: "http://myservice.com/webhooks",
        retries: 3,
        secret: { kind: "keep" },
        actions: [
          { name: "incoming_event", filters: { surprise: [1] }, additional_data: ["chat_properties"] },
        ],
      },
    });
  });

  it("asks for a secret only where none is stored", () => {
    expect(editable(BOT).webhooks?.secret).toEqual({ kind: "keep" });
    const bare = { ...BOT, webhooks: { url: "http://a.example", has_secret: false, actions: [] } };
    expect(editable(bare).webhooks).toEqual({
      url: "http://a.example",
      actions: [],
      secret: { kind: "value", value: "" },
    });
    expect(editable({ ...BOT, webhooks: null })).not.toHaveProperty("webhooks");
  });
});

describe("a form on its way", () => {
  const base = toForm(editable(BOT));
  const secret = { kind: "value" as const, value: "s3cret" };
  const typed = { ...base, webhooks: { ...base.webhooks, secret } };

  it("is touched by what would be saved and by what cannot be yet", () => {
    expect(isTouched(base, structuredClone(base))).toBe(false);
    expect(isTouched(base, typed)).toBe(true);
    const webhooks = { ...NEW_BOT.webhooks, url: "http://a.example" };
    expect(isTouched(NEW_BOT, { ...NEW_BOT, webhooks })).toBe(false);
    const [action = newAction("incoming_event")] = base.webhooks.actions;
    const actions = [{ ...action, draft: "{" }, ...base.webhooks.actions.slice(1)];
    expect(isTouched(base, { ...base, webhooks: { ...base.webhooks, actions } })).toBe(true);
  });

  it("keeps no secret when it is written down", () => {
    expect(JSON.stringify(withoutSecret(typed))).not.toContain("s3cret");
  });
});

describe("requests", () => {
  it("creates the reference's example", () => {
    const form = {
      ...NEW_BOT,
      name: "John Doe",
      groups: [...NEW_BOT.groups, { id: 2, priority: "first", extra: "{}" }],
    };
    expect(creationOf(form)).toEqual({
      name: "John Doe",
      status: "accepting chats",
      max_chats_count: 6,
      groups: [
        { id: 0, priority: "normal" },
        { id: 2, priority: "first" },
      ],
    });
  });

  it("shows what the Configuration API gets, without the secret", () => {
    const base = toForm(editable(BOT));
    const typed = { ...base.webhooks, secret: { kind: "value" as const, value: "s3cret" } };
    const shown = shownRequest(patchOf(base, { ...base, webhooks: typed }), BOT.id);
    expect(shown).toMatchObject({ id: BOT.id, webhooks: { secret_key: "YOUR_SECRET_KEY", retries: 3 } });
    expect(JSON.stringify(shown)).not.toContain("s3cret");
    expect(shown).not.toHaveProperty("name");
  });
});
