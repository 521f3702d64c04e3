import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/**
 * Counts how often zod tries to compile code after `before` has run; each try fails, as under a browser's
 * policy.
 */
function compilations(before: string): number {
  const program = `
    ${before};
    let asked = 0;
    globalThis.Function = new Proxy(Function, {
      construct() { asked++; throw new EvalError("refused by the policy"); },
    });
    const { z } = await import("zod");
    z.object({ name: z.string() }).parse({ name: "x" });
    z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })]).parse({ kind: "a" });
    process.stdout.write(String(asked));
  `;
  const { stdout } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
  return Number(stdout.toString());
}

it("a browser is never asked to compile code", () => {
  expect(compilations("")).toBeGreaterThan(0);
  expect(compilations('await import("./instrumentation-client.ts")')).toBe(0);
});
