import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { MAX_LINK_TEXT } from "./limits";
import { packQuestion, unpackQuestion } from "./link";
import { builtInSamples } from "./samples";

it("a question comes out of an address as it went in", async () => {
  const text = fc.string({ unit: "grapheme" });
  const property = fc.asyncProperty(text, text, text, async (action, push, context) => {
    const packed = await packQuestion({ action, push, context });
    expect(packed).toMatch(/^[\w-]+$/);
    expect(await unpackQuestion(packed)).toEqual({
      question: { action, push, context },
      hadSecrets: false,
    });
  });
  await fc.assert(property, { numRuns: 100 });
});

it("the samples that come with the product fit into an address", async () => {
  for (const action of ["incoming_chat_thread", "incoming_event", "thread_closed"]) {
    for (const { push, context } of builtInSamples(action)) {
      expect((await packQuestion({ action, push, context })).length).toBeLessThan(MAX_LINK_TEXT);
    }
  }
});

it("an address of an older version that holds a secret is read without it, and said to have one", async () => {
  const push = JSON.stringify({ secret_key: "real-secret", action: "thread_closed", data: {} });
  const old = deflateRawSync(JSON.stringify(["thread_closed", push, "{}"])).toString("base64url");
  const linked = await unpackQuestion(old);
  expect(linked?.hadSecrets).toBe(true);
  expect(linked?.question.push).toBe('{"action":"thread_closed","data":{}}');
  const packed = await packQuestion({ action: "thread_closed", push, context: "{}" });
  expect(await unpackQuestion(packed)).toEqual({ question: linked?.question, hadSecrets: false });
});

it.each([
  ["nothing", ""],
  ["no base64", "§§"],
  ["no deflate", "aaaa"],
  ["no JSON", deflateRawSync("nope").toString("base64url")],
  ["no question", deflateRawSync('["a","b"]').toString("base64url")],
  ["a bomb", deflateRawSync(JSON.stringify(["a", "b".repeat(10_000_000), "c"])).toString("base64url")],
])("%s is no question", async (_, text) => {
  expect(await unpackQuestion(text)).toBeUndefined();
});
