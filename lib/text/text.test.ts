import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foundIn, sameText } from "./fold";
import { characterName, escapeUnseen, isolated, visible } from "./unseen";

describe("visible", () => {
  it.each([
    ["Evil\u001b[8m", "Evil\\u{1b}[8m"],
    ["a\r\nb\u2028c", "a↵b↵c"],
    ["Sales\u202emrifnoc", "Sales\\u{202e}mrifnoc"],
    ["half \ud83d", "half \\u{d83d}"],
    ["\u3164", "\\u{3164}"],
    ["face\u200dbook 1\ufe0f", "face\\u{200d}book 1\\u{fe0f}"],
    ["tag\u{e0041}", "tag\\u{e0041}"],
  ])("shows what is hidden in %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each([
    "Pizza Bot",
    "❤️ Bot",
    "👨‍👩‍👧 Family",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "می‌خواهم",
    "क्‍ष",
    "שלום",
    "1️⃣",
    "👩🏽‍💻",
    "🏳️‍🌈",
    "no\u00a0break",
  ])("leaves %s as it is written", (text) => {
    expect(visible(text)).toBe(text);
  });

  it("leaves nothing behind that a terminal or a bidi run would obey", () => {
    const odd = fc.constantFrom("\u001b", "\u202e", "\u2066", "\n", "\u200b", "\ud800", "\u009b", "\u0007");
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: "binary" }), odd)), (parts) => {
        const shown = visible(parts.join(""));
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029\u200b\ufeff]/u);
        expect(shown).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

describe("isolated", () => {
  it("isolates right-to-left text only", () => {
    expect(isolated("Pizza Bot")).toBe("Pizza Bot");
    expect(isolated("שלום")).toBe("\u2068שלום\u2069");
  });
});

describe("characterName", () => {
  it("names what people paste", () => {
    expect(characterName("\u200b")).toBe("U+200B (zero width space)");
    expect(characterName("\ud800")).toBe("U+D800 (half of a surrogate pair)");
    expect(characterName("\u{e0041}")).toBe("U+E0041");
  });
});

describe("escapeUnseen", () => {
  it("keeps the exact spelling readable", () => {
    expect(escapeUnseen("a\u200db")).toBe("a\\u{200d}b");
  });
});

describe("fold", () => {
  it.each([
    ["Pizza  Bot 2", "pizza bot 2"],
    ["Pizza\u00a0Bot", "Pizza Bot"],
    ["cafe\u0301", "café"],
    ["face\u200bbook", "Facebook"],
    ["two\nlines", "two lines"],
    [" Trail Bot ", "Trail Bot"],
    ["ＡＢＣ", "abc"],
    ["a\u202eb", "ab"],
  ])("takes %j for %j", (one, other) => {
    expect(sameText(one, other)).toBe(true);
  });

  it("tells apart what looks different", () => {
    expect(sameText("Pizza Bot", "PizzaBot")).toBe(false);
    expect(sameText("Bot 1", "Bot 2")).toBe(false);
  });

  it("is stable", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it("finds what it is asked for, and everything for nothing", () => {
    expect(foundIn("Pizza  Bot 2", "pizza bot")).toBe(true);
    expect(foundIn("Pizza Bot", " ")).toBe(true);
    expect(foundIn("Pizza Bot", "sales")).toBe(false);
  });
});
