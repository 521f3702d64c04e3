import { describe, expect, it } from "vitest";
import { botId, randomText, webhookId } from "./random";
import { seededRandom } from "./testing/seeded-random";

describe("ids", () => {
  it("have the form of the platform and do not repeat", () => {
    const random = seededRandom("ids");
    const bots = Array.from({ length: 500 }, () => botId(random));
    const webhooks = Array.from({ length: 500 }, () => webhookId(random));
    expect(bots.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect(webhooks.every((id) => /^[0-9a-z]{25}$/.test(id))).toBe(true);
    expect(new Set([...bots, ...webhooks]).size).toBe(1000);
  });

  it("favour no character", () => {
    const counts = new Map<string, number>();
    for (const character of randomText(seededRandom("even"), 36_000)) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect(counts.size).toBe(36);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it("wait for more bytes when too many are thrown away", () => {
    const answers = [new Uint8Array([255, 255, 0]), new Uint8Array([1, 254, 35])];
    expect(randomText(() => answers.shift() ?? new Uint8Array(), 3)).toBe("ab9");
  });
});
