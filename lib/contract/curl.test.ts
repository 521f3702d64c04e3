import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curlFor } from "./curl";

/** The arguments that a shell passes to curl, one by one. */
function argumentsOf(command: string): string[] {
  const script = `curl() { for a in "$@"; do printf '%s\\0' "$a"; done; }\n${command}`;
  const output = execFileSync("/bin/sh", ["-c", script], {
    env: { ...process.env, ACCESS_TOKEN: "t0ken" },
    encoding: "utf8",
  });
  return output.split("\0").slice(0, -1);
}

describe("curlFor", () => {
  const call = {
    apiUrl: "http://localhost:4000/configuration/",
    version: "v0.4",
    method: "create_bot_agent",
  } as const;

  it("addresses the method and takes the token from the environment", () => {
    const [, , url, , token] = argumentsOf(curlFor({ ...call, body: {} }));
    expect(url).toBe("http://localhost:4000/configuration/v0.4/agents/create_bot_agent");
    expect(token).toBe("Authorization: Bearer t0ken");
  });

  it("hands any body to curl unchanged", () => {
    const text = fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0"));
    const nasty = fc.constantFrom("it's", '"$HOME" `id` \\', "a\nb", "'''", "!x");
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, nasty)), (body) => {
        expect(JSON.parse(argumentsOf(curlFor({ ...call, body })).at(-1) ?? "")).toEqual(body);
      }),
      { numRuns: 40 },
    );
  });
});
