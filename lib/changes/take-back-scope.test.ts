import { describe, expect, it } from "vitest";
import { missingToTakeBack } from "./take-back-scope";

describe("the permission to take a change back", () => {
  it("is the one to write what the application owns", () => {
    expect(missingToTakeBack(["agents-bot--my:write"], "bot", "update")).toBeUndefined();
    expect(missingToTakeBack(["agents-bot--all:read"], "bot", "remove")).toBe("agents-bot--my:write");
    expect(missingToTakeBack(["agents-bot--my:write"], "webhook", "remove")).toBe("webhooks--my:write");
  });

  it("may be the one to remove everyone's where something was created, and nowhere else", () => {
    const granted = ["agents-bot--all:write", "webhooks--all:write"];
    expect(missingToTakeBack(granted, "bot", "create")).toBeUndefined();
    expect(missingToTakeBack(granted, "webhook", "create")).toBeUndefined();
    expect(missingToTakeBack(granted, "webhook", "replace")).toBe("webhooks--my:write");
    expect(missingToTakeBack(granted, "bot", "update")).toBe("agents-bot--my:write");
  });
});
