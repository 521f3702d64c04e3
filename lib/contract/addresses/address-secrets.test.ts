import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  holdsLogin,
  isMaskedAddress,
  maskedAddress,
  maskedLogin,
  maskedPair,
  maskedText,
} from "./address-secrets";
import { avatarSchema, webhookUrlSchema } from "../text";

describe("maskedAddress", () => {
  it.each([
    ["http://hookuser:Sup3rPassw0rd@h.example:81/auth", "http://***@h.example:81/auth"],
    ["https://user@h.example/a?b=1", "https://***@h.example/a?b=1"],
    ["https://a@b@h.example/", "https://***@h.example/"],
    ["//u:p@cdn.example/a.png", "//***@cdn.example/a.png"],
    ["https://h.example/hook?token=abc&x=1#top", "https://h.example/hook?token=***&x=1#top"],
    ["https://h.example/?%74oken=abc", "https://h.example/?%74oken=***"],
    [
      "https://h.example/?api_key=1&API-KEY=2&apikey=3",
      "https://h.example/?api_key=***&API-KEY=***&apikey=***",
    ],
    ["https://h.example/?accessToken=1;sig=2", "https://h.example/?accessToken=***;sig=***"],
    ["https://h.example/?X-Amz-Signature=ab&monkey=1", "https://h.example/?X-Amz-Signature=***&monkey=1"],
    ["https://h.example/#access_token=abc", "https://h.example/#access_token=***"],
    ["https://h.example/?q=9f8c7b6a5d4e3f2a1b0c", "https://h.example/?q=***"],
    ["https://hooks.zapier.com/hooks/catch/123456/b1ab2c/", "https://hooks.zapier.com/hooks/catch/***/***/"],
    ["https://hooks.slack.com/services/T000/B000/XXXX", "https://hooks.slack.com/services/***/***/***"],
    ["http://127.0.0.1:9/services/T0AB/B0CD/xyzToken", "http://127.0.0.1:9/services/***/***/***"],
    ["https://discord.com/api/webhooks/123/tok-en_1", "https://discord.com/api/webhooks/123/***"],
    [
      "https://x.webhook.office.com/webhookb2/a@b/IncomingWebhook/c/d",
      "https://x.webhook.office.com/webhookb2/***/***/***/***",
    ],
    [
      "https://outlook.office.com/webhook/a@b/IncomingWebhook/c/d",
      "https://outlook.office.com/webhook/***/***/***/***",
    ],
    ["https://hook.eu1.make.com/abcdefgh", "https://hook.eu1.make.com/***"],
    [
      "https://maker.ifttt.com/trigger/chat/with/key/c1ab-2",
      "https://maker.ifttt.com/trigger/chat/with/key/***",
    ],
    [
      "https://api.telegram.org/bot12345:AAbb/sendMessage",
      "https://api.telegram.org/bot12345:***/sendMessage",
    ],
    ["https://webhook.site/0f8fad5b-d9cb-469f-a165-70867728950e", "https://webhook.site/***"],
    ["https://h.example/a;jsessionid=1/b", "https://h.example/a;jsessionid=***/b"],
  ])("hides what is secret in %s", (address, shown) => {
    expect(maskedAddress(address)).toBe(shown);
    expect(maskedAddress(shown)).toBe(shown);
    expect(isMaskedAddress(shown)).toBe(true);
  });

  it.each([
    "https://crm.demo.example/hooks/chats",
    "https://h.example/incoming-chats/2026-11-30/v2?shop=berlin&lang=de#top",
    "https://h.example/services/support/chats",
    "https://h.example/webhook/chats",
    "https://h.example/@team/a@b?mail=a@b.example",
    "http://legacy.demo.example:8080/queue",
    "cdn.example.com/a.png",
    "anna@shop.example",
    "not an address",
    "",
  ])("leaves %j as it is", (address) => {
    expect(maskedAddress(address)).toBe(address);
    expect(holdsLogin(address)).toBe(false);
    expect(isMaskedAddress(address)).toBe(false);
  });

  it("never fails, and is stable", () => {
    const piece = fc.constantFrom(
      "https://",
      "u:p@",
      "h.example",
      "/",
      "?",
      "&",
      "token=",
      "abc",
      "#",
      ";",
      "%",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        const shown = maskedAddress(parts.join(""));
        expect(maskedAddress(shown)).toBe(shown);
      }),
    );
  });

  it("lets two secrets be told apart without saying them", () => {
    expect(maskedPair("https://h.example/?token=a", "https://h.example/?token=b")).toEqual([
      "https://h.example/?token=***",
      "https://h.example/?token=*** (with another secret in it)",
    ]);
    expect(maskedPair("https://a.example", "https://b.example")).toEqual([
      "https://a.example",
      "https://b.example",
    ]);
    expect(maskedAddress("https://h.example/?token=a", (secret) => `***${secret.length}`)).toBe(
      "https://h.example/?token=***1",
    );
  });

  it("finds addresses in sentences", () => {
    expect(maskedText("Could not post to https://u:p@h.example/x, tried (http://h.example/?key=1).")).toBe(
      "Could not post to https://***@h.example/x, tried (http://h.example/?key=***).",
    );
    expect(maskedLogin("https://u:p@h.example/?token=1")).toBe("https://***@h.example/?token=1");
  });
});

describe("a login in an address", () => {
  it.each([
    "https://u:p@h.example/",
    "http://u@h.example",
    "https://@h.example/",
    "https://u%3Ap@h.example/",
  ])("is refused in %s, by name", (url) => {
    const message = webhookUrlSchema.safeParse(url).error?.issues.at(-1)?.message;
    expect(message).toMatch(/user name or password/);
    expect(message).not.toContain("u:p");
    expect(avatarSchema.safeParse(url).error?.issues.at(-1)?.message).toMatch(/user name or password/);
  });

  it("is not seen where there is none", () => {
    expect(webhookUrlSchema.safeParse("https://h.example/@team?to=a@b").success).toBe(true);
    expect(avatarSchema.safeParse("cdn.example/a@2x.png").success).toBe(true);
  });
});

it("finds an address behind a word of any length, in a text of any length", () => {
  const word = "a".repeat(1024 * 1024);
  expect(maskedText(`${word} ${word}`)).toBe(`${word} ${word}`);
  expect(maskedText(`${word}://me:hush@a.example/`)).toBe(`${word}://***@a.example/`);
});
