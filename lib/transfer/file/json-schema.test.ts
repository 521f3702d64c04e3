import Ajv from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exportDocument } from "../export";
import { transferJsonSchema } from "./json-schema";
import { licenseOf } from "../testing/license-of";
import { randomLicense } from "../testing/random-license";
import { writeDocument } from "./text";

const validate = new Ajv({ allErrors: true, strict: false }).compile(transferJsonSchema());

/** Validates as an editor with the YAML language server does. */
const valid = (yaml: string) => validate(parse(yaml));
const bot = (more: string) => `switchboard: 1\nbots:\n  - name: A\n    status: offline\n${more}`;
const hook = (more: string) =>
  `switchboard: 1\nwebhooks:\n  - url: https://a.example\n    action: thread_closed\n${more}`;

describe("the JSON Schema", () => {
  it("takes every export", () => {
    fc.assert(
      fc.property(randomLicense, fc.boolean(), (license, withSecrets) => {
        const { document } = exportDocument(licenseOf(license), { withSecrets, others: true });
        const taken = valid(writeDocument(document, "https://x.example/schema.json"));
        expect(validate.errors ?? []).toEqual([]);
        expect(taken).toBe(true);
      }),
    );
  });

  it.each([
    ["no version of the format", "bots: []"],
    ["another version", "switchboard: 2"],
    ["a part that does not exist", "switchboard: 1\nbot: []"],
    ["a bot without a status", "switchboard: 1\nbots: [{name: A}]"],
    ["a bot without a name", "switchboard: 1\nbots: [{status: offline}]"],
    ["a capacity in words", bot("    max_chats_count: many\n")],
    ["a group that is no number", bot("    groups: [{id: sales, priority: first}]\n")],
    ["a secret in clear", hook("    secret: abc\n")],
    ["a secret with more in it", hook("    secret: {value: abc, encrypted: x}\n")],
    ["a webhook without an action", "switchboard: 1\nwebhooks: [{url: https://a.example}]"],
    [
      "two tests of one property",
      hook("    filters: {chat_properties: {a: {b: {exists: true, values: [1]}}}}\n"),
    ],
    ["an empty list of values", hook("    filters: {chat_properties: {a: {b: {values: []}}}}\n")],
  ])("refuses %s", (_, yaml) => {
    expect(valid(yaml)).toBe(false);
  });

  it("offers the words that the API knows", () => {
    const text = JSON.stringify(transferJsonSchema());
    for (const word of ["accepting chats", "first", "incoming_event", "keep", "chat_member_ids"]) {
      expect(text).toContain(`"${word}"`);
    }
  });
});
