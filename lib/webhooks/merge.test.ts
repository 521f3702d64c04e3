import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ShownWebhook } from "./api";
import { fieldsOf, toForm, toWire, type WebhookFields, type WebhookForm } from "./form";
import { canTakeSide, mergeWebhooks, webhookUnits } from "./merge";
import { webhookUnitText, webhookUnitTitle } from "./merge-words";

const FIELDS: WebhookFields = {
  url: "https://a.example/",
  action: "thread_closed",
  filters: { chat_properties: { source: { type: { values: ["facebook"] } } } },
};
const shown = (fields: WebhookFields, more: Partial<ShownWebhook> = {}): ShownWebhook => ({
  ...(fields as ShownWebhook),
  webhook_id: "w1",
  has_secret: true,
  secret_digest: "d1",
  ...more,
});
const mineOf = (fields: WebhookFields, more: Partial<WebhookForm> = {}): WebhookForm => ({
  ...toForm(fields, "original"),
  ...more,
});

describe("merging webhooks", () => {
  it("keeps what each of two people changed", () => {
    const theirs = shown({ ...FIELDS, url: "https://b.example/" }, { webhook_id: "w2" });
    const rating = { rating: { score: { values: [1] } } };
    const source = { source: { type: { values: ["facebook"] } } };
    const mine = mineOf({
      ...FIELDS,
      description: "Mine",
      filters: { chat_properties: { ...source, ...rating } },
    });
    const merged = mergeWebhooks({ base: shown(FIELDS), mine, theirs });
    expect(toWire(merged)).toEqual({
      ...FIELDS,
      url: "https://b.example/",
      description: "Mine",
      filters: { chat_properties: { ...source, ...rating } },
    });
    expect(merged.secretFrom).toBe("original");
  });

  it("asks where both changed the same, condition by condition", () => {
    const condition = (values: string[]) => ({ chat_properties: { source: { type: { values } } } });
    const sides = {
      base: shown(FIELDS),
      mine: mineOf({ ...FIELDS, url: "https://m.example/", filters: condition(["twitter"]) }),
      theirs: shown({ ...FIELDS, url: "https://t.example/", filters: condition(["email"]) }),
    };
    const units = webhookUnits(sides);
    expect(units.map((unit) => [webhookUnitTitle(unit), unit.difference])).toEqual([
      ["URL", "conflict"],
      ["Condition: source · type", "conflict"],
    ]);
    expect(units.map((unit) => webhookUnitText(unit, "theirs"))).toEqual([
      "https://t.example/",
      expect.stringContaining("email"),
    ]);
    const chosen = mergeWebhooks(sides, { url: "theirs", [units[1]?.key ?? ""]: "mine" });
    expect(toWire(chosen)).toEqual({ ...FIELDS, url: "https://t.example/", filters: condition(["twitter"]) });
  });

  it("takes a secret that somebody stored since, and lets a typed one stand against it", () => {
    const theirs = shown(FIELDS, { webhook_id: "w2", secret_digest: "d2" });
    const kept = { base: shown(FIELDS), mine: mineOf(FIELDS), theirs };
    const [unit] = webhookUnits(kept);
    expect(unit).toMatchObject({ kind: "secret", difference: "theirs" });
    expect(unit && canTakeSide(unit, "mine")).toBe(false);
    const typed = { ...kept, mine: mineOf(FIELDS, { secretFrom: "typed", secret: "hush" }) };
    expect(webhookUnits(typed)).toMatchObject([{ kind: "secret", difference: "conflict" }]);
    expect(mergeWebhooks(typed, { secret: "mine" })).toMatchObject({ secretFrom: "typed", secret: "hush" });
    expect(mergeWebhooks(typed, { secret: "theirs" })).toMatchObject({ secretFrom: "original", secret: "" });
  });

  it("is the side that changed where only one did, whatever it holds", () => {
    const wire = fc.record({
      url: fc.constantFrom("https://a.example/", "https://b.example/"),
      action: fc.constantFrom("thread_closed", "incoming_event"),
      description: fc.constantFrom("", "One", "Two"),
      filters: fc.constantFrom<WebhookFields["filters"]>({}, FIELDS.filters, {
        chat_member_ids: { agents: ["a"] },
      }),
      additional: fc.constantFrom(1, 2),
    });
    fc.assert(
      fc.property(wire, wire, (base, changed) => {
        const asMine = mergeWebhooks({ base: shown(base), mine: mineOf(changed), theirs: shown(base) });
        const asTheirs = mergeWebhooks({ base: shown(base), mine: mineOf(base), theirs: shown(changed) });
        const said = ({ filters, ...rest }: WebhookFields) => ({ ...rest, filters: filters ?? {} });
        expect(said(toWire(asMine))).toEqual(said(changed));
        expect(said(toWire(asTheirs))).toEqual(said(fieldsOf(shown(changed))));
      }),
    );
  });
});
