import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutSecretMembers } from "./secret-members";

const SECRET = "the-real-secret-1";

describe("secrets in what is pasted", () => {
  it.each([
    ["first", `{"secret_key":"${SECRET}","action":"a"}`, '{"action":"a"}'],
    ["last", `{"action": "a",\n  "secret_key": "${SECRET}"\n}`, '{"action": "a"\n}'],
    ["alone", `{"secret_key":"${SECRET}"}`, "{}"],
    ["twice", `{"a":1,"secret_key":"${SECRET}","access_token":"${SECRET}"}`, '{"a":1}'],
    ["further in", `[{"data":{"secretKey":"${SECRET}","b":[1]}}]`, '[{"data":{"b":[1]}}]'],
    ["written with escapes", `{"secret\\u005fkey":"${SECRET}","a":1}`, '{"a":1}'],
    [
      "as a header",
      `{"headers":{"Authorization":["Basic ${SECRET}"],"host":"x"}}`,
      '{"headers":{"host":"x"}}',
    ],
  ])("go with their member, %s", (_, text, left) => {
    expect(withoutSecretMembers(text)).toBe(left);
  });

  it("go from JSON inside of a string, however deep", () => {
    const inner = JSON.stringify({ secret_key: SECRET, a: 1 });
    for (const wrapped of [JSON.stringify(inner), JSON.stringify({ body: JSON.stringify(inner) })]) {
      const left = withoutSecretMembers(wrapped);
      expect(left).not.toContain(SECRET);
      expect(JSON.parse(left)).toBeTruthy();
    }
  });

  it.each([
    `{"secret_key": "${SECRET}`,
    `{“secret_key”: “${SECRET}”, “a”: 1}`,
    `{'secret_key': '${SECRET}'}`,
    `secret_key: ${SECRET}\naction: a`,
    `POST / secret_key=${SECRET}&a=1`,
    `curl -H 'Authorization: Bearer ${SECRET}' -d '{"a":1}'`,
    `"{\\"secret_key\\":\\"${SECRET}\\"`,
    `{"a":1}\n{"secret_key":"${SECRET}"}`,
    `{"secret_key":"a\\"${SECRET}", nonsense`,
  ])("are masked in text that is no JSON: %s", (text) => {
    expect(withoutSecretMembers(text)).not.toContain(SECRET);
  });

  it("leaves everything else to the letter", () => {
    for (const text of [
      '{ "chat": {"properties": {"safe": {"secret": {"value": true}}}} }',
      '{"is_secret": true, "secret": null}',
      "no JSON at all",
      "",
    ]) {
      expect(withoutSecretMembers(text)).toBe(text);
    }
  });

  it.each([
    ["many members", `{${'"secret":"",'.repeat(5000)}"a":1}`],
    ["many members that are last", `[${'{"a":1,"secret":""},'.repeat(3000)}1]`],
    ["dashes", `secret${"-".repeat(60_000)}`],
    ["backslashes", `secret${"\\\\".repeat(30_000)}`],
    ["spaces", `secret${" ".repeat(60_000)}`],
    ["brackets", `{"secret":${"[".repeat(60_000)}`],
  ])("is done with %s in one go", (_, text) => {
    const left = withoutSecretMembers(text);
    expect(left.length).toBeLessThanOrEqual(text.length);
    expect(withoutSecretMembers(left)).toBe(left);
  });

  it("takes the secret out of whatever JSON it stands in, and nothing of the rest", () => {
    const rest = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.jsonValue());
    fc.assert(
      fc.property(rest, rest, fc.nat(3), (before, after, indent) => {
        const after2 = Object.fromEntries(Object.entries(after).map(([name, value]) => [`z${name}`, value]));
        const whole = JSON.stringify({ ...before, secret_key: SECRET, ...after2 }, null, indent);
        expect(JSON.parse(withoutSecretMembers(whole))).toEqual(
          JSON.parse(JSON.stringify({ ...before, ...after2 })),
        );
      }),
    );
  });
});
