import { describe, expect, it } from "vitest";
import { readBody } from "./body";
import { toIssues } from "./issues";
import { MAX_ISSUES } from "./limits";
import { METHODS } from "./methods";
import { covers } from "./scopes";
import type { z } from "zod";

function problems(schema: z.ZodType, input: unknown): string[] {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : toIssues(parsed.error, input).map((issue) => issue.message);
}

const bot = { name: "John", status: "offline" };

describe("problems of a request", () => {
  const create = METHODS.create_bot_agent.request("v0.4");
  const register = METHODS.register_webhook.request("v0.4");
  const hook = { url: "http://a.example/", action: "incoming_event", secret_key: "s" };

  it.each([
    [{ ...bot, name: undefined }, "`name` is required"],
    [{ ...bot, name: 1 }, "`name` must be a string"],
    [{ ...bot, status: "away" }, "`status` must be one of accepting chats, not accepting chats, offline"],
    [
      {
        ...bot,
        groups: [
          { id: 0, priority: "normal" },
          { id: 1, priority: "high" },
        ],
      },
      "`groups[1].priority` must be one of first, normal, last",
    ],
    [{ ...bot, max_chats_count: 1.5 }, "`max_chats_count` must be an integer"],
    [{ ...bot, max_chats_count: -1 }, "`max_chats_count` must be at least 0"],
    [
      { ...bot, avatar: "javascript:1/alert(1)" },
      "`avatar` must be an http or https URL, or one without a scheme",
    ],
    [
      { ...bot, webhooks: { url: "ftp://a", secret_key: "s", actions: [] } },
      "`webhooks.url` must be an absolute http or https URL",
    ],
    [
      { ...bot, webhooks: { url: "http://a.example", secret_key: "s", actions: [{ name: "nope" }] } },
      "`webhooks.actions[0].name` must be one of incoming_chat_thread, chat_users_updated, incoming_event, last_seen_timestamp_updated, thread_closed, chat_scopes_updated, chat_properties_updated, chat_thread_properties_updated",
    ],
  ])("create_bot_agent %#", (input, message) => {
    expect(problems(create, input)).toEqual([message]);
  });

  it.each([
    [{ thread_properties: {} }, "`filters.thread_properties` is not offered by incoming_event in v0.4"],
    [
      { chat_properties: { a: { b: {} } } },
      "`filters.chat_properties.a.b` must have exactly one of exists, values, exclude_values",
    ],
    [
      { chat_properties: { a: { b: { values: [] } } } },
      "`filters.chat_properties.a.b.values` must not be empty",
    ],
    [
      { chat_properties: { a: { b: { values: ["1", 1] } } } },
      "`filters.chat_properties.a.b.values` must hold values of one type",
    ],
    [
      { chat_properties: { a: { b: { values: [1.5] } } } },
      "`filters.chat_properties.a.b.values[0]` must be a string, a 32-bit integer or a boolean",
    ],
    [
      { chat_member_ids: { agents_any: ["a"] } },
      "`filters.chat_member_ids.agents_any` is not offered, use agents",
    ],
  ])("register_webhook filters %#", (filters, message) => {
    expect(problems(register, { ...hook, filters })).toEqual([message]);
  });

  it("are listed up to a limit", () => {
    const groups = Array.from({ length: 5000 }, () => ({ id: 1, priority: "last" }));
    expect(problems(create, { ...bot, groups })).toEqual(["`groups` must hold at most 1000 items"]);
    const unknown = Object.fromEntries(groups.map((_, index) => [`kind_${index}`, {}]));
    expect(problems(register, { ...hook, filters: unknown })).toHaveLength(MAX_ISSUES);
  });

  it("accepts avatars with and without a scheme", () => {
    for (const avatar of [
      "livechat.s3.amazonaws.com/1/a.jpg",
      "https://a.example/b",
      "cdn.example.com:8080/x",
      "",
    ]) {
      expect(problems(create, { ...bot, avatar })).toEqual([]);
    }
    for (const avatar of ["data:x", " javascript:x", "java\tscript:x", "file:///etc/passwd"]) {
      expect(problems(create, { ...bot, avatar })).toHaveLength(1);
    }
  });
});

describe("reading a body", () => {
  it("takes nothing and null as an empty object, and null fields as absent", () => {
    expect(readBody("")).toEqual({ ok: true, value: {} });
    expect(readBody(" null ")).toEqual({ ok: true, value: {} });
    expect(readBody('{"a":null,"b":{"c":null,"d":1},"e":[null]}')).toEqual({
      ok: true,
      value: { b: { d: 1 }, e: [null] },
    });
  });

  it("refuses nesting that would overflow the stack of whoever walks it", () => {
    const nested = (depth: number) => `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    expect(readBody(nested(90))).toMatchObject({ ok: true });
    expect(readBody(nested(400_000))).toEqual({
      ok: false,
      issues: [{ path: "", message: "the body is nested too deeply" }],
    });
  });

  it("refuses what is not an object, and names that parsers drop", () => {
    expect(readBody("{")).toMatchObject({ ok: false });
    expect(readBody("[]")).toMatchObject({ ok: false });
    expect(readBody('{"filters":{"__proto__":{}}}')).toEqual({
      ok: false,
      issues: [{ path: "filters.__proto__", message: "`filters.__proto__` is not a usable name" }],
    });
    expect(readBody('{"__proto__":{"a":1},"b":{"__proto__":1}}')).toEqual({ ok: true, value: { b: {} } });
  });
});

describe("scopes", () => {
  it("write includes read, all:read includes my:read, all:write is removal only", () => {
    expect(covers(["agents-bot--my:rw"], "agents-bot--my:read")).toBe(true);
    expect(covers(["agents-bot--all:ro"], "agents-bot--my:read")).toBe(true);
    expect(covers(["agents-bot--all:write"], "agents-bot--my:write")).toBe(false);
    expect(covers(["agents-bot--all:write"], "agents-bot--all:read")).toBe(false);
    expect(covers(["webhooks--my:write"], "agents-bot--my:read")).toBe(false);
  });
});
