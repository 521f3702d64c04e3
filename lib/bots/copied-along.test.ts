import { describe, expect, it } from "vitest";
import { avatarSource } from "./avatar";
import { changesOf } from "./changes";
import { type BotForm, NEW_BOT } from "./form";
import { creationOf, isTouched, patchOf } from "./request";
import { botFormSchema } from "./schema";

const URL = "https://x.example/h";
const AVATAR = "https://cdn.example.com/a.png";
const ENDS = [" x", "x ", "x\n", "\u00a0x", "\ufeffx", "x\u200b"].map((text) => text.split("x"));
const filled: BotForm = {
  ...NEW_BOT,
  name: "Trail Bot",
  avatar: AVATAR,
  webhooks: { ...NEW_BOT.webhooks, on: true, url: URL, secret: { kind: "value", value: "s" } },
};

describe.each(ENDS)("%j before and %j behind what is typed", (before = "", after = "") => {
  const around = (text: string) => `${before}${text}${after}`;
  const typed: BotForm = {
    ...filled,
    name: around(filled.name),
    avatar: around(AVATAR),
    webhooks: { ...filled.webhooks, url: around(URL) },
  };

  it("goes from a bot's fields before they are checked and sent", () => {
    expect(botFormSchema(NEW_BOT).safeParse(typed).error?.issues).toBeUndefined();
    expect(creationOf(typed)).toEqual(creationOf(filled));
    expect(patchOf(NEW_BOT, typed)).toEqual(patchOf(NEW_BOT, filled));
    expect(isTouched(filled, typed)).toBe(false);
    expect(changesOf(filled, typed)).toEqual([]);
    expect(avatarSource(around(AVATAR))).toBe(AVATAR);
  });
});

describe("what was there before", () => {
  it("stays to the letter as long as it is not touched", () => {
    const stored: BotForm = { ...filled, name: "Trail Bot ", avatar: " a.png" };
    expect(patchOf(stored, { ...stored, status: "offline" })).toEqual({ status: "offline" });
  });
});

describe("an address with something hidden in it", () => {
  it("is refused by name", () => {
    const url = "https://x\u200b.example/h";
    const bot = botFormSchema(NEW_BOT).safeParse({ ...filled, webhooks: { ...filled.webhooks, url } });
    const words = "Take U+200B (zero width space) out of the address: it cannot be seen";
    expect(bot.error?.issues.map(({ message }) => message)).toEqual([words]);
  });
});
