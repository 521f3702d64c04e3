import { describe, expect, it } from "vitest";
import pushes from "@/lib/contract/pushes.json";
import { parseFilter } from "./codec/codec";
import { contextFromPush } from "./context";
import { matchFilter } from "./engine/match";

describe("what a push says", () => {
  it("reads a started chat whole, with agents by id and email", () => {
    expect(contextFromPush("incoming_chat_thread", pushes.incoming_chat_thread)).toEqual({
      chat: { source: { type: "facebook" }, routing: { pinned: { value: true } } },
      thread: { routing: { idle: { value: false } } },
      agents: ["75a90b82-e6a4-4ded-b3eb-cb531741ee0d", "agent@example.com"],
    });
  });

  it("leaves out agents who are no longer present", () => {
    const users = [
      { id: "a", type: "agent", present: false },
      { id: "b", type: "agent" },
    ];
    expect(contextFromPush("incoming_chat_thread", { chat: { users } })).toEqual({ agents: ["b"] });
  });

  it("reads the event, and takes the chat from what is looked up", () => {
    const chat = { source: { type: "twitter" } };
    expect(contextFromPush("incoming_event", pushes.incoming_event, { chat })).toEqual({
      chat,
      event: { translation: { source_lang_code: { value: "en" } } },
    });
  });

  it("takes updated properties as part of the whole", () => {
    const push = pushes.chat_properties_updated;
    const known = contextFromPush("chat_properties_updated", push);
    expect(known).toEqual({ chat: push.properties, partial: ["chat"] });
    const facebook = parseFilter({ chat_properties: { source: { type: { values: ["facebook"] } } } });
    expect(matchFilter(facebook, known)).toBe("cannot_tell");

    const chat = { source: { type: "facebook" }, rating: { score: 0, other: 5 } };
    const full = contextFromPush("chat_properties_updated", push, { chat });
    expect(full).toEqual({
      chat: { source: { type: "facebook" }, rating: { ...push.properties.rating, other: 5 } },
    });
    expect(matchFilter(facebook, full)).toBe("would_send");
    expect(contextFromPush("chat_thread_properties_updated", pushes.chat_thread_properties_updated)).toEqual({
      thread: { routing: { idle: { value: true } } },
      partial: ["thread"],
    });
  });

  it("knows who came and who left, and nothing of the rest", () => {
    const push = pushes.chat_users_updated;
    const gone = "75a90b82-e6a4-4ded-b3eb-cb531741ee0d";
    const known = contextFromPush("chat_users_updated", push);
    expect(known).toEqual({ agents: ["agent@example.com"], agentsGone: [gone], partial: ["agents"] });
    const ask = (agent: string, context = known) =>
      matchFilter(parseFilter({ chat_member_ids: { agents: [agent] } }), context);
    expect([ask("agent@example.com"), ask(gone), ask("someone")]).toEqual([
      "would_send",
      "would_not_send",
      "cannot_tell",
    ]);
    const full = contextFromPush("chat_users_updated", push, { agents: [gone, "someone"] });
    expect(full).toMatchObject({ agents: ["someone", "agent@example.com"] });
    expect([ask("someone", full), ask(gone, full), ask("x", full)]).toEqual([
      "would_send",
      "would_not_send",
      "would_not_send",
    ]);
  });

  it("reads nonsense as knowing nothing", () => {
    for (const push of [
      undefined,
      null,
      1,
      "x",
      [],
      {},
      { chat: 1 },
      { chat: { properties: [], users: 1 } },
    ]) {
      for (const action of Object.keys(pushes)) {
        const { partial: _, ...parts } = contextFromPush(action, push);
        expect(parts).toEqual({});
      }
    }
  });
});
