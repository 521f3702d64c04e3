import { describe, expect, it } from "vitest";
import { withoutSecrets } from "./draft-text";
import { readDocument } from "./file/text";

const SECRET = "s3cret";

describe("a draft", () => {
  it.each([
    ["a value", `secret: { value: ${SECRET} }`],
    ["a quoted value", `secret: { value: "${SECRET}" }`],
    ["a value on its own line", `secret:\n      value: ${SECRET}`],
    ["a block", `secret:\n      value: |\n        ${SECRET}\n        ${SECRET}`],
    ["a bare one", `secret: ${SECRET}`],
    ["the wire's", `secret_key: ${SECRET}`],
    ["JSON", `{"secret": {"value": "${SECRET}"}}`],
    ["a block of its own", `secret: |\n      ${SECRET}: ${SECRET}\n      ${SECRET}`],
    ["a line of its own", `secret:\n      ${SECRET}`],
    ["an anchor", `description: &s ${SECRET}\n    secret: *s`],
    ["a map's anchor", `x: &s { value: ${SECRET} }\n    secret: *s`],
    ["a tag", `secret: !!str ${SECRET}`],
    ["a comment", `status: x # secret: ${SECRET}`],
    ["a comment of several lines", `# secret:\n    #   value: ${SECRET}\n    status: x`],
  ])("holds no secret: %s", (_, text) => {
    const whole = `switchboard: 1\nwebhooks:\n  - url: https://a.example\n    action: thread_closed\n    ${text}\n`;
    for (const draft of [withoutSecrets(whole), withoutSecrets(`${whole}broken: [`)]) {
      expect(draft).not.toContain(SECRET);
      expect(draft).toContain("url: https://a.example");
    }
  });

  it("keeps what is no secret of a file that is not finished", () => {
    const filters =
      "    filters: {chat_properties: {a: {value: {values: [1]}}}}\n    secret: keep\n    action: [\n";
    expect(withoutSecrets(`webhooks:\n  - url: https://b.example\n${filters}`)).toContain(filters);
    const json = `{"webhooks":[{"secret":{"value":"${SECRET}"},"url":"https://a.example"},`;
    expect(withoutSecrets(json)).toBe(json.replace(SECRET, "•••"));
  });

  it("keeps everything else to the letter, and says where a secret has to be typed again", () => {
    const text = `# note\nswitchboard: 1\nwebhooks:\n  - {url: https://a.example, action: x, secret: keep}\n  - url: https://b.example\n    action: x\n    filters: {chat_properties: {a: {value: {values: [1]}}}}\n    secret: {value: ${SECRET}}\n`;
    const draft = withoutSecrets(text);
    expect(draft).toBe(text.replace(SECRET, '"•••"'));
    expect(readDocument(draft)).toMatchObject({ ok: false, problems: [{ line: 8 }] });
    const sealed = "switchboard: 1\nwebhooks: []\nsecrets: |\n  -----BEGIN AGE ENCRYPTED FILE-----\n";
    expect(withoutSecrets(sealed)).toBe(sealed);
  });
});
