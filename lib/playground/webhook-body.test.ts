import { describe, expect, it } from "vitest";
import { parseFilter } from "@/lib/filters/codec/codec";
import { explainFilter } from "@/lib/filters/explain";
import { knownPart, setKnown, setProperty } from "./known";
import { readSample, type Sample, withoutSecretsIn } from "./sample";
import { bodyWords } from "./body-words";
import { readBody } from "./webhook-body";

const PROPERTIES = { source: { type: { value: "telegram" } } };
const BODY = {
  webhook_id: "w1",
  secret_key: "the-real-secret-1",
  action: "incoming_chat_thread",
  data: { chat: { id: "c", properties: PROPERTIES, users: [] } },
};
const wanted = parseFilter({ chat_properties: { source: { type: { values: ["telegram"] } } } });

function verdict(action: string, push: unknown, context = "{}") {
  const reading = readSample(action, { push: JSON.stringify(push), context });
  return reading.ok ? explainFilter(wanted, reading.context).verdict : reading.problem.message;
}

describe("a whole webhook body", () => {
  it.each([
    ["as the reference has it", BODY],
    ["in a list", [BODY]],
    ["as a text of JSON", JSON.stringify(BODY)],
    ["as a text of a text", JSON.stringify(JSON.stringify([BODY]))],
    ["with its data as text", { ...BODY, data: JSON.stringify(BODY.data) }],
    ["with payload for data", { action: BODY.action, payload: BODY.data }],
    ["of which only data is left", { data: BODY.data }],
    ["of which only payload is left", { payload: BODY.data }],
    ["in the record of its request", [{ headers: { host: "x" }, body: BODY }]],
    ["in a record, as text", { body: JSON.stringify(BODY), isBase64Encoded: false }],
    ["that is a push alone", BODY.data],
  ])("%s is judged by its data", (_, push) => {
    expect(verdict("incoming_chat_thread", push)).toBe("would_send");
    const other = JSON.parse(JSON.stringify(push).replaceAll("telegram", "facebook")) as unknown;
    expect(verdict("incoming_chat_thread", other)).toBe("would_not_send");
  });

  it("says for which action it was sent", () => {
    expect(readBody(BODY)?.action).toBe("incoming_chat_thread");
    const body = readBody(BODY);
    expect(body && bodyWords(body, "incoming_chat_thread")).toMatch(/^Read as the whole body of a webhook\./);
    expect(body && bodyWords(body, "thread_closed")).toMatch(
      /^This body was sent for “Chat started”, but you chose “Thread closed”\./,
    );
  });

  it("tells what its additional data say of the chat, and no more", () => {
    const body = { action: "thread_closed", data: { chat_id: "c" }, additional_data: {} };
    expect(verdict("thread_closed", body)).toBe("cannot_tell");
    const more = { ...body, additional_data: { chat_properties: PROPERTIES } };
    expect(verdict("thread_closed", more)).toBe("would_send");
    const other = { ...body, additional_data: { chat_properties: { source: { kind: "x" } } } };
    expect(verdict("thread_closed", other)).toBe("cannot_tell");
    const typed = JSON.stringify({ chat: { source: { type: "facebook" } } });
    expect(verdict("thread_closed", more, typed)).toBe("would_not_send");
  });

  it("is edited in its data, and keeps its action", () => {
    const action = "incoming_chat_thread";
    const sample: Sample = { push: JSON.stringify(JSON.stringify(BODY)), context: "{}" };
    const property = { namespace: "source", name: "type", value: "facebook" };
    const edited = setProperty(action, sample, "chat", property);
    expect(readSample(action, edited)).toMatchObject({ ok: true, body: { action } });
    expect(knownPart(action, edited, "chat")?.properties).toEqual([property]);
    expect(edited.push).not.toContain("secret");
    expect(knownPart(action, setKnown(action, sample, "chat", false), "chat")?.known).toBe(false);
  });

  it("loses its secret, and is recognised without it", () => {
    for (const push of [
      BODY,
      [BODY],
      JSON.stringify(BODY),
      { secret_key: "the-real-secret-1", data: BODY.data },
    ]) {
      const kept = withoutSecretsIn({ push: JSON.stringify(push), context: "{}" });
      expect(kept.push).not.toContain("the-real-secret-1");
      expect(readSample("incoming_chat_thread", kept)).toMatchObject({ ok: true, body: { data: BODY.data } });
    }
  });

  it("is refused with a word where it is not alone, or stands beside the push", () => {
    expect(verdict("thread_closed", [BODY, BODY])).toContain("These are 2 pushes");
    expect(verdict("thread_closed", {}, JSON.stringify(BODY))).toContain("Paste it under Push");
  });
});
