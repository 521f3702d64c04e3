import { describe, expect, it } from "vitest";
import { moveConsequences, unregisterConsequences } from "./bulk-consequences";

const hook = (webhook_id: string, url: string, action = "thread_closed") => ({ webhook_id, url, action });
const ALL = [
  hook("1", "https://a.example/x"),
  hook("2", "https://b.example/x"),
  hook("3", "http://a.example/y", "incoming_event"),
];

describe("consequences of moving webhooks", () => {
  it("tell of new ids and of events that come twice, whatever is moved", () => {
    const lines = moveConsequences(ALL, new Map([["1", "https://c.example/x"]]), "my");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain("its id changes");
    expect(lines[1]).toContain("2 minutes");
  });

  it("tell what is unencrypted, what is sent twice, and that nobody knows whose they are", () => {
    const moved = new Map([
      ["1", "https://b.example/x"],
      ["3", "http://b.example/y"],
    ]);
    expect(moveConsequences(ALL, moved, "all").slice(2)).toEqual([
      "1 webhook will send unencrypted.",
      "1 webhook will send to an address that already gets the same action from another webhook.",
      expect.stringContaining("does not say who owns"),
    ]);
  });
});

describe("consequences of unregistering webhooks", () => {
  it("name the actions that nothing sends any more", () => {
    expect(unregisterConsequences(ALL, new Set(["1"]))).toHaveLength(1);
    expect(unregisterConsequences(ALL, new Set(["1", "2"]))[1]).toMatch(
      /^No other webhook .* sends “[^”]+”\.$/,
    );
  });
});
