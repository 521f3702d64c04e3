import { describe, expect, it } from "vitest";
import { parseNewHost } from "./bulk";
import { toForm, toWire, webhookFormSchema } from "./form";

const URL = "https://x.example/h";
const ENDS = [" x", "x ", "x\n", "\u00a0x", "\ufeffx", "x\u200b"].map((text) => text.split("x"));

describe.each(ENDS)("%j before and %j behind what is typed", (before = "", after = "") => {
  const around = (text: string) => `${before}${text}${after}`;

  it("goes from a webhook's fields and from a new host", () => {
    const form = toForm({ url: "https://old.example", action: "thread_closed" });
    const changed = { ...form, url: around(URL), description: around("CRM"), secret: "s" };
    expect(webhookFormSchema.safeParse(changed).error?.issues).toBeUndefined();
    expect(toWire(changed)).toMatchObject({ url: URL, description: "CRM" });
    expect(parseNewHost(around("x.example"))).toEqual({ host: "x.example" });
  });
});

describe("a webhook's form", () => {
  it("sends to the letter what was not touched", () => {
    const wire = { url: ` ${URL}`, action: "thread_closed", description: " CRM " };
    expect(toWire(toForm(wire))).toEqual(wire);
  });

  it("refuses an address by the name of what is hidden in it", () => {
    const form = { ...toForm({ url: "https://x\u200b.example/h", action: "a" }), secret: "s" };
    expect(webhookFormSchema.safeParse(form).error?.issues.map(({ message }) => message)).toEqual([
      "Take U+200B (zero width space) out of the address: it cannot be seen",
    ]);
  });
});
