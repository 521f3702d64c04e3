import { describe, expect, it } from "vitest";
import {
  answer,
  askedBy,
  botCandidates,
  choicesBy,
  countWords,
  groupAnswers,
  narrow,
  webhookCandidate,
} from "./answers";

const social = { chat_properties: { source: { type: { values: ["facebook"] } } } };
const webhook = webhookCandidate({
  webhook_id: "w1",
  url: "https://crm.example/hook",
  description: "Social",
  action: "thread_closed",
  filters: social,
});
const bot = (status: string) => ({
  id: "b1",
  name: "Pizza Bot",
  status,
  mine: false,
  application: { client_id: "pizza" },
  webhooks: {
    url: "https://pizza.example/x",
    actions: [{ name: "thread_closed" }, { name: "incoming_event", filters: { future: { x: 1 } } }],
  },
});
const facebook = { chat: { source: { type: "facebook" } } };

describe("an answer", () => {
  it("names the condition that decides", () => {
    expect(answer(webhook, "thread_closed", facebook)).toMatchObject({
      verdict: "would_send",
      reason: "Its condition holds",
    });
    expect(answer(webhook, "thread_closed", { chat: {} })).toMatchObject({
      verdict: "would_not_send",
      reason: "the chat's source type is absent",
    });
    expect(answer(webhook, "thread_closed", {}).verdict).toBe("cannot_tell");
  });

  it("says that another action triggers it", () => {
    expect(answer(webhook, "incoming_event", facebook)).toMatchObject({
      verdict: "would_not_send",
      reason: "Only sent on “Thread closed”",
    });
  });

  it("of a bot's webhook needs the bot logged in", () => {
    const verdictAt = (status: string) =>
      botCandidates(bot(status)).map((item) => answer(item, "thread_closed", facebook))[0];
    expect(verdictAt("not accepting chats")).toMatchObject({
      verdict: "would_send",
      reason: "No conditions",
    });
    expect(verdictAt("offline")).toMatchObject({
      verdict: "would_not_send",
      reason: "Pizza Bot is offline. Its webhooks are sent only while it is online",
    });
    expect(verdictAt("on holiday")?.verdict).toBe("cannot_tell");
  });

  it("cannot be told where the filter is not understood", () => {
    const [, other] = botCandidates(bot("accepting chats"));
    expect(other && answer(other, "incoming_event", facebook)).toMatchObject({ verdict: "cannot_tell" });
  });
});

describe("answers", () => {
  const candidates = [webhook, ...botCandidates(bot("accepting chats"))];
  const answers = candidates.map((item) => answer(item, "thread_closed", {}));

  it("stand in the order of their verdicts and are counted", () => {
    expect(groupAnswers(answers, "thread_closed").map((group) => group.answers.map(({ id }) => id))).toEqual([
      ["bot b1 0"],
      ["webhook w1"],
      ["bot b1 1"],
    ]);
    expect(countWords(answers)).toBe("1 would send, 1 cannot tell, 1 would not");
  });

  it("can be narrowed by action, owner and host", () => {
    expect(narrow(candidates, { action: "", owner: "Bots of pizza", host: "" })).toHaveLength(2);
    expect(narrow(candidates, { action: "thread_closed", owner: "", host: "crm.example" })).toEqual([
      webhook,
    ]);
    expect(choicesBy(candidates, "host")).toEqual([
      { value: "crm.example", label: "crm.example (1)" },
      { value: "pizza.example", label: "pizza.example (2)" },
    ]);
  });

  it("ask for properties, each once", () => {
    expect(askedBy([webhook, webhook], "thread_closed")).toEqual({
      properties: [{ location: "chat", namespace: "source", name: "type" }],
      agents: false,
    });
    expect(askedBy(candidates, "incoming_event").properties).toEqual([]);
  });
});
