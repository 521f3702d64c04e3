import { describe, expect, it } from "vitest";
import { webhookDraftSchema } from "./draft";
import { NEW_WEBHOOK, toForm } from "./form";

describe("a draft of a webhook", () => {
  const form = toForm(NEW_WEBHOOK);
  it.each([
    ["a form as it begins", {}, true],
    ["a filter", { filters: "{}" }, true],
    ["a description that is a number", { description: 5 }, false],
    ["a filter that is a number", { filters: "5" }, false],
    ["problems that are a text", { filterProblems: "none" }, false],
    ["an original that is not JSON", { original: "" }, false],
    ["an original of wrong types", { original: '{"url":1,"action":2}' }, false],
  ])("with %s", (_what, change, used) => {
    expect(webhookDraftSchema.safeParse({ ...form, ...change }).success).toBe(used);
  });
});
