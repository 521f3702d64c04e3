import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";

/** Loads the error classes again, as another bundle of the same process does. */
async function anew() {
  vi.resetModules();
  const [errors, transport, failures] = await Promise.all([
    import("./errors"),
    import("./breaker/transport-error"),
    import("./upstream/failures"),
  ]);
  return { ...errors, ...transport, ...failures };
}

it("errors of one bundle are known in another, as what they are and nothing else", async () => {
  const [ours, theirs] = [await anew(), await anew()];
  const ended = new theirs.SessionEndedError();
  expect(ended.constructor).not.toBe(ours.SessionEndedError);
  expect(ended).toBeInstanceOf(ours.SessionEndedError);
  expect(ended).toBeInstanceOf(ours.SafeError);
  expect(ended).not.toBeInstanceOf(ours.InputError);
  expect(new theirs.PausedError(1)).toBeInstanceOf(ours.TransportError);
  expect(new theirs.TransportError("timeout", true, undefined)).not.toBeInstanceOf(ours.PausedError);
  for (const other of [new Error("x"), { constructor: null }, null, "x"]) {
    expect(other).not.toBeInstanceOf(ours.SafeError);
  }
});

it("each of them names its kind, which no other has", () => {
  const sources = readdirSync("server", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|testing\//.test(file))
    .map((file) => readFileSync(join("server", file), "utf8"));
  const classes = sources.flatMap((source) => [
    ...source.matchAll(/class (\w+Error) extends \w+Error \{([^]*?)\n\}/g),
  ]);
  expect(classes.length).toBeGreaterThan(10);
  for (const [, name, body] of classes)
    expect(body).toContain(`static override readonly kind: string = "${name}";`);
});
