import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomLicense } from "@/lib/transfer/testing/random-license";
import { type Person, type Shell, startShell } from "./testing/shell";

let shell: Shell;
let one: Person;

beforeAll(async () => {
  shell = await startShell();
  one = await shell.as();
});
afterAll(() => shell.close());

async function applied(file: string): Promise<number> {
  const { code, error } = await one.run([
    "apply",
    file,
    "--delete",
    "--yes",
    "--generate-secrets",
    "--no-undo",
  ]);
  if (code === 1) throw new Error(error);
  return code;
}

async function exported(): Promise<string> {
  const { code, out } = await one.run(["export"]);
  expect(code).toBe(0);
  return out;
}

describe("any license", () => {
  it("is exported, emptied, applied and exported to the same file; applying again changes nothing", async () => {
    const empty = await shell.write("empty.yaml", "switchboard: 1\nbots: []\nwebhooks: []\n");
    await fc.assert(
      fc.asyncProperty(randomLicense, async (license) => {
        await applied(await shell.write("random.yaml", license));
        const before = await exported();
        const file = await shell.write("export.yaml", before);
        expect((await one.run(["diff", file, "--delete"])).code).toBe(0);

        await applied(empty);
        expect(await exported()).toMatch(/bots: \[\]\nwebhooks: \[\]$/);

        await applied(file);
        expect(await exported()).toBe(before);
        expect(await applied(file)).toBe(0);
      }),
      // Making a counterexample smaller would take longer than looking at it.
      { numRuns: 8, endOnFailure: true },
    );
  }, 240_000);
});
