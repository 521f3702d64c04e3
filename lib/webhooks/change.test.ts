import { describe, expect, it } from "vitest";
import type { ShownWebhook } from "./api";
import { changeConsequences, changeWords, isTouched, toReplaceInput } from "./change";
import { fieldsOf, toForm, type WebhookForm } from "./form";

const BASE: ShownWebhook = {
  webhook_id: "a".repeat(25),
  url: "https://a.example/hooks",
  action: "thread_closed",
  description: "CRM",
  filters: { chat_properties: { source: { type: { values: ["facebook"] } } } },
  has_secret: true,
  secret_digest: "d1",
};
const typed = (change: Partial<WebhookForm> = {}) => ({ ...toForm(fieldsOf(BASE), "original"), ...change });

describe("what changes", () => {
  it("is nothing while the form is as it began", () => {
    expect(changeWords(BASE, typed())).toEqual([]);
    expect(isTouched(BASE, typed())).toBe(false);
  });

  it("is said field by field, a secret without its value", () => {
    const words = changeWords(
      BASE,
      typed({ url: "https://b.example/", filters: "", secretFrom: "typed", secret: "hush" }),
    );
    expect(words).toEqual([
      "Goes to https://b.example/ instead of https://a.example/hooks",
      "The secret will be replaced",
      "The filter changes: Fires every time a thread closes",
    ]);
  });

  it("counts what is not finished as something to lose", () => {
    expect(isTouched(BASE, typed({ filterDraft: "{" }))).toBe(true);
  });

  it("is sent with the stored secret unless another is typed", () => {
    expect(toReplaceInput(typed({ description: "Other" }), "gap")).toEqual({
      strategy: "gap",
      webhook: { ...fieldsOf(BASE), description: "Other", secret: { kind: "keep" } },
    });
    const { webhook } = toReplaceInput(typed({ secretFrom: "typed", secret: "s" }), "overlap");
    expect(webhook.secret).toEqual({ kind: "value", value: "s" });
  });
});

describe("what a change brings about", () => {
  const around = { listed: [BASE], others: "hidden" } as const;

  it("says that the id changes and what happens meanwhile", () => {
    const [id, meanwhile, ...more] = changeConsequences(BASE, typed({ url: "x" }), "overlap", around);
    expect(id).toContain("Its id changes");
    expect(meanwhile).toContain("arrive twice");
    expect(more).toEqual([]);
    expect(changeConsequences(BASE, typed(), "gap", around)[1]).toContain("may be missed");
  });

  it("names webhooks that then send the same, not those that did before", () => {
    const other = { ...BASE, webhook_id: "b".repeat(25), url: "https://b.example/", description: "Other" };
    const listed = [BASE, other, { ...BASE, webhook_id: "c".repeat(25), description: "Twin" }];
    const found = changeConsequences(BASE, typed({ url: other.url }), "overlap", { ...around, listed });
    expect(found.filter((line) => line.includes("sends the same"))).toEqual([
      expect.stringContaining("“Other” sends the same to the same URL"),
    ]);
    const same = changeConsequences(BASE, typed({ description: "New" }), "overlap", { ...around, listed });
    expect(same.filter((line) => line.includes("sends the same"))).toEqual([]);
  });

  it("says whose it may be, where that matters", () => {
    const last = (others: "shown" | "removable") =>
      changeConsequences(BASE, typed(), "overlap", { listed: [], others }).at(-1);
    expect(last("shown")).toContain("will be rolled back");
    expect(last("removable")).toContain("takes it over");
  });
});
