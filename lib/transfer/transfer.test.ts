import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyWire } from "@/lib/filters/testing/arbitraries";
import { driftBetween } from "./drift";
import { exportDocument } from "./export";
import { hasChanges, makePlan } from "./plan";
import { problemsOf, unknownFields } from "./problems";
import { updateBotRequest } from "./requests";
import { openDocument, sealSecrets } from "./seal/seal";
import { licenseOf } from "./testing/license-of";
import { randomLicense } from "./testing/random-license";
import { readDocument, writeDocument } from "./file/text";

function reread(text: string) {
  const read = readDocument(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.document;
}

describe("a file", () => {
  it("reads back what was written, and a license is no different from its own export", () => {
    fc.assert(
      fc.property(randomLicense, (license) => {
        const current = licenseOf(license);
        const { document } = exportDocument(current);
        const text = writeDocument(document, "https://x.example/schema.json");
        const again = reread(text);
        expect(again).toEqual(document);
        expect(hasChanges(makePlan(again, current, { remove: true }))).toBe(false);
        expect(problemsOf(again, "v0.4")).toEqual([]);
        expect(driftBetween(current, current)).toEqual([]);
      }),
    );
  });

  it("is the same from a license made of it, whatever its order", () => {
    fc.assert(
      fc.property(randomLicense, (license) => {
        const text = writeDocument(exportDocument(licenseOf(license)).document);
        const { bots, webhooks } = reread(text);
        const moved = { switchboard: 1 as const, bots: bots?.toReversed(), webhooks: webhooks?.toReversed() };
        expect(writeDocument(exportDocument(licenseOf(moved)).document)).toBe(text);
      }),
    );
  });

  it("keeps fields and filters it does not know", () => {
    fc.assert(
      fc.property(anyWire, fc.jsonValue({ maxDepth: 2 }), (filters, value) => {
        const more = { timezone: value };
        const webhook = { url: "https://a.example", action: "agent_deleted", filters, ...more };
        const current = licenseOf({ switchboard: 1, bots: [], webhooks: [webhook] });
        const document = reread(writeDocument(exportDocument(current).document));
        // Compared as JSON, where -0 and 0 are one.
        const wire = (said: unknown) => JSON.parse(JSON.stringify(said)) as unknown;
        expect(wire(document.webhooks?.[0]?.filters ?? {})).toEqual(wire(filters));
        if (value !== null) expect(wire(document.webhooks?.[0]?.timezone)).toEqual(wire(value));
        expect(hasChanges(makePlan(document, current, { remove: true }))).toBe(false);
      }),
    );
  });

  it.each([
    ["switchboard: 2", 1, "must be one of 1"],
    ["switchboard: 1\nbots:\n  - name: A", 3, "`bots[0].status` is required"],
    ["switchboard: 1\nbots:\n  - name: A\n    status: offline\n    id: x", 5, "belongs to one license"],
    ["switchboard: 1\nwebhooks:\n  - url: u\n    action: a\n    secret: '***'", 5, "is masked"],
    ["switchboard: 1\nwebhooks:\n  - url: u\n    action: a\n    secret: {value: •••}", 5, "is masked"],
    ["switchboard: 1\nwebhooks:\n  - url: u\n    action: a\n    secret: abc", 5, "must be keep"],
    [
      "switchboard: 1\nwebhooks:\n  - url: u\n    action: a\n    secret_key: abc",
      5,
      "is written as `secret`",
    ],
    ["switchboard: 1\nbot: []", 2, "`bot` is not part of the file format"],
    ["switchboard: 1\nswitchboard: 1", 2, "unique"],
    [
      "switchboard: 1\nwebhooks:\n  - url: u\n    filters: !!omap\n      - a: 1",
      5,
      "the tag !!omap has no meaning",
    ],
    ["switchboard: 1\nbots:\n  - {name: A, status: offline, 1.0: x}", 3, "write it in quotes"],
    ['switchboard: 1\nbots:\n  - 1: x\n    "1": y', 4, "1 is said twice"],
    ["switchboard: 1\nbots: &a\n  - *a", 3, "*a refers to what it is a part of"],
    ["switchboard: 1\nbots:\n  - name: A\n    x: 12345678901234567890", 4, "would lose digits"],
    ["switchboard: 1\nbots:\n  - name: A\n    x: .inf", 4, "no number that JSON has"],
    ["[", 1, ""],
    ["", 1, ""],
  ])("that is wrong is refused with its line: %j", (text, line, message) => {
    const read = readDocument(text);
    if (read.ok) throw new Error("it was taken");
    expect(read.problems[0]?.message).toContain(message);
    expect(read.problems[0]?.line ?? 1).toBe(line);
  });

  it("may say once what many have, as a value and as settings", () => {
    const hooks = Array.from(
      { length: 150 },
      (_, n) => `  - {<<: *closed, url: "https://a.example/${n}", secret: *s}`,
    );
    const text = `switchboard: 1\nbots:\n  - {name: A, status: offline, webhooks: {url: u, actions: [], secret: &s {value: x1}}}\nwebhooks:\n  - &closed {url: v, action: thread_closed}\n${hooks.join("\n")}\n`;
    const { webhooks } = reread(text);
    expect(webhooks).toHaveLength(151);
    expect(webhooks?.at(-1)).toEqual({
      url: "https://a.example/149",
      action: "thread_closed",
      secret: { value: "x1" },
    });
  });

  it("names what is sent although nobody knows it, wherever it stands", () => {
    const document = reread(
      "switchboard: 1\nbots:\n  - {name: A, status: offline, group: [], groups: [{id: 1, priority: first, x: 1}], webhooks: {url: u, actions: [{name: incoming_event, filter: {}}]}}",
    );
    const notes = unknownFields(document);
    expect(notes.map(({ path }) => path)).toEqual([
      "bots[0].group",
      "bots[0].groups[0].x",
      "bots[0].webhooks.actions[0].filter",
    ]);
    expect(notes.at(-1)?.message).toContain("did you mean `filters`?");
  });

  it("to go back to takes away the webhooks that a bot was given meanwhile, as far as the API can", () => {
    const bot = { name: "A", status: "offline", webhooks: null };
    const before = licenseOf({ switchboard: 1, bots: [bot], webhooks: [] });
    const webhooks = {
      url: "https://a.example",
      actions: [{ name: "incoming_event" }],
      secret: { value: "x" },
    };
    const after = licenseOf({ switchboard: 1, bots: [{ ...bot, webhooks }], webhooks: [] });
    const undo = reread(writeDocument(exportDocument(before, { undo: true }).document));
    expect(hasChanges(makePlan(undo, before, { remove: true }))).toBe(false);
    const [item] = makePlan(undo, after, { remove: true }).items;
    if (item?.kind !== "update") throw new Error("nothing to do");
    expect(item.differences).toEqual([
      {
        field: "webhooks · incoming_event",
        before: "Fires every time a message or event arrives",
        after: "nothing",
      },
    ]);
    expect(updateBotRequest(item.entry, item.bot, () => "kept")).toEqual({
      id: item.bot.id,
      webhooks: { ...item.bot.webhooks, actions: [] },
    });
    expect(hasChanges(makePlan(reread(writeDocument(exportDocument(before).document)), after))).toBe(false);
  });

  it("names what the API would refuse", () => {
    const document = reread(
      "switchboard: 1\nbots:\n  - {name: A, status: asleep, groups: [{id: 1, priority: best}]}\nwebhooks:\n  - {url: ftp://x, action: incoming_event, filters: {thread_properties: {}}}",
    );
    expect(problemsOf(document, "v0.4").map(({ path }) => path)).toEqual([
      "bots[0].status",
      "bots[0].groups[0].priority",
      "webhooks[0].url",
      "webhooks[0].filters.thread_properties",
    ]);
  });
});

describe("secrets", () => {
  const current = licenseOf({
    switchboard: 1,
    bots: [
      {
        name: "A",
        status: "offline",
        webhooks: { url: "https://a.example", actions: [], secret: { value: "first" } },
      },
    ],
    webhooks: [{ url: "https://a.example", action: "thread_closed", secret: { value: "second" } }],
  });

  it("stay out of an export unless they are sealed, and open with the passphrase only", async () => {
    expect(writeDocument(exportDocument(current).document)).not.toMatch(/first|second/);
    const { document, secrets } = exportDocument(current, { withSecrets: true });
    const text = writeDocument({ ...document, secrets: await sealSecrets(secrets, "open sesame", 4) });
    expect(text).not.toMatch(/first|second/);
    await expect(openDocument(reread(text), "wrong")).rejects.toThrow("passphrase is wrong");
    await expect(openDocument(reread(text), undefined)).rejects.toThrow("passphrase is needed");
    const opened = await openDocument(reread(text), "open sesame");
    expect(opened.webhooks?.[0]?.secret).toEqual({ value: "second" });
    expect(hasChanges(makePlan(opened, current))).toBe(false);
  });

  it("that differ are a difference without saying either", () => {
    const { items } = makePlan(
      {
        switchboard: 1,
        webhooks: [{ url: "https://a.example", action: "thread_closed", secret: { value: "third" } }],
      },
      current,
    );
    expect(items).toMatchObject([{ kind: "replace", differences: [{ field: "secret" }] }]);
    const replaced = items[0];
    if (replaced?.kind !== "replace") throw new Error("not replaced");
    expect(JSON.stringify(replaced.differences)).not.toMatch(/second|third/);
  });
});

describe("a plan", () => {
  const hook = { url: "https://a.example", action: "thread_closed" };
  const kinds = (file: object[], here: object[]) =>
    makePlan(
      { switchboard: 1, webhooks: file as (typeof hook)[] },
      licenseOf({ switchboard: 1, bots: [], webhooks: here as (typeof hook)[] }),
    ).items.map((item) =>
      [item.kind, item.kind === "replace" ? item.webhook.webhook_id : ""].join(" ").trim(),
    );
  const unrated = { chat_properties: { rating: { score: { exists: false } } } };
  const rated = { chat_properties: { rating: { score: { exists: true } } } };

  it.each([
    ["equal", [hook], [hook], ["unchanged"]],
    ["a new filter", [{ ...hook, filters: rated }], [hook], ["replace webhook-0"]],
    [
      "another description",
      [{ ...hook, description: "B" }],
      [{ ...hook, description: "A" }],
      ["replace webhook-0"],
    ],
    [
      "another address, described",
      [{ ...hook, description: "A", url: "https://b.example" }],
      [{ ...hook, description: "A" }],
      ["replace webhook-0"],
    ],
    ["another address", [{ ...hook, url: "https://b.example" }], [hook], ["create", "only_here"]],
    ["one more", [{ ...hook, filters: rated }, hook], [hook], ["create", "unchanged"]],
    ["one of two equal gone", [hook], [hook, hook], ["unchanged", "only_here"]],
    [
      "equal ones before similar ones",
      [{ ...hook, filters: unrated }, hook],
      [hook, { ...hook, filters: rated }],
      ["replace webhook-1", "unchanged"],
    ],
    [
      "an empty filter or description as none",
      [{ ...hook, filters: {}, description: "" }],
      [hook],
      ["unchanged"],
    ],
  ])("recognises webhooks: %s", (_, file, here, expected) => {
    expect(kinds(file, here)).toEqual(expected);
  });

  it("leaves alone what a file does not speak of", () => {
    const current = licenseOf({
      switchboard: 1,
      bots: [{ name: "A", status: "offline", max_chats_count: 3, avatar: "a.example/x.png" }],
      webhooks: [hook],
    });
    const plan = makePlan({ switchboard: 1, bots: [{ name: "A", status: "offline" }] }, current, {
      remove: true,
    });
    expect(plan.items).toMatchObject([{ kind: "unchanged", object: "bot" }]);
  });

  it("names each setting that differs", () => {
    const bot = { name: "A", status: "offline", groups: [{ id: 1, priority: "first" }] };
    const current = licenseOf({ switchboard: 1, bots: [bot] });
    const { items } = makePlan(
      {
        switchboard: 1,
        bots: [
          {
            ...bot,
            max_chats_count: 2,
            groups: [
              { id: 2, priority: "last" },
              { id: 1, priority: "last" },
            ],
          },
        ],
      },
      current,
    );
    expect(items).toMatchObject([
      {
        kind: "update",
        differences: [
          { field: "max_chats_count", before: "6", after: "2" },
          { field: "group 1", before: "first", after: "last" },
          { field: "group 2", before: "nothing", after: "last" },
        ],
      },
    ]);
  });

  it("tells what somebody else did meanwhile", () => {
    const before = licenseOf({ switchboard: 1, bots: [{ name: "A", status: "offline" }], webhooks: [hook] });
    const now = licenseOf({ switchboard: 1, bots: [{ name: "A", status: "accepting chats" }], webhooks: [] });
    expect(driftBetween(before, now)).toEqual([
      "bot “A” was changed: status: offline → accepting chats",
      "webhook thread_closed to https://a.example was removed",
    ]);
  });

  it("tells of another secret without saying it, unless the secrets are not known", () => {
    const withSecret = (value: string) =>
      licenseOf({ switchboard: 1, bots: [], webhooks: [{ ...hook, secret: { value } }] });
    const [change, ...rest] = driftBetween(withSecret("first"), withSecret("second"));
    expect(rest).toEqual([]);
    expect(change).toMatch(/was changed: secret: the secret stored now → another secret/);
    expect(driftBetween(withSecret(""), withSecret(""))).toEqual([]);
  });
});
