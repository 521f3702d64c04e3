import { describe, expect, it } from "vitest";
import type { PlannedItem } from "./api";
import { choose, giveSecret, isChosen, lackingSecret, NO_CHOICES } from "./choices";

const item = (key: string, more: Partial<PlannedItem> = {}): PlannedItem => ({
  key,
  kind: "create",
  object: "webhook",
  label: key,
  differences: [],
  settings: [],
  secret: "none",
  ticket: "sealed",
  ...more,
});
const create = item("webhooks[0]", { secret: "needed" });
const here = item("bot b1", { kind: "only_here", object: "bot" });

describe("choices", () => {
  it("remove nothing that was not ticked, and do everything else that was not left out", () => {
    expect(isChosen(create, NO_CHOICES)).toBe(true);
    expect(isChosen(here, NO_CHOICES)).toBe(false);
    expect(isChosen(item("x", { kind: "unchanged", ticket: undefined }), NO_CHOICES)).toBe(false);
    const turned = choose(choose(NO_CHOICES, [here], true), [create], false);
    expect([isChosen(create, turned), isChosen(here, turned)]).toEqual([false, true]);
    const back = choose(choose(turned, [here], false), [create], true);
    expect(back).toEqual(NO_CHOICES);
  });

  it("name what still needs a secret", () => {
    expect(lackingSecret([create, here], NO_CHOICES)).toEqual([create]);
    expect(lackingSecret([create], choose(NO_CHOICES, [create], false))).toEqual([]);
    const given = giveSecret(NO_CHOICES, create.key, "s");
    expect(lackingSecret([create], given)).toEqual([]);
    expect(lackingSecret([create], giveSecret(given, create.key, ""))).toEqual([create]);
  });
});
