import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confirms } from "./confirm";
import { fold, foundIn, sameText, wordFinder } from "./fold";
import { characterName } from "./character-names";
import { escapeUnseen, isolated, readBack, visible } from "./unseen";

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

  it("finds what was copied from where it is shown", () => {
    expect(foundIn("Sales\u202emrifnoc", visible("Sales\u202emrifnoc"))).toBe(true);
    expect(foundIn("two\nlines", "two↵lines")).toBe(true);
    expect(foundIn("a sign ↵ in text", "sign ↵")).toBe(true);
  });

  it("finds words in whatever order, each as it looks", () => {
    expect(wordFinder("2 CAFE\u0301")("café\u00a02")).toBe(true);
    expect(wordFinder("cafe")("café")).toBe(false);
    expect(wordFinder("")("anything")).toBe(true);
  });
});

describe("confirms", () => {
  const NAMES = [
    "Pizza  Bot 2",
    "No\u00a0break",
    "cafe\u0301",
    "zero\u200bwidth",
    "two\nlines",
    "three\r\nlines\u2028here",
    "Sales\u202emrifnoc",
    "half \ud83d",
    "Evil\u001b[8m hidden",
    "\u200b\u200b",
    "\u3164",
    "Trail Bot ",
    "signs ↵ and \\u{200b}",
    "both ↵ and\n\u200b",
    "Bob’s “bot” – 2",
  ];
  it.each(NAMES)(
    "takes %j as it is stored, as it is shown, and as a field of one line pastes either",
    (name) => {
      expect(confirms(name, name)).toBe(true);
      expect(confirms(name.replace(/[\r\n]/g, ""), name)).toBe(true);
      expect(confirms(visible(name), name)).toBe(true);
      expect(confirms(` ${visible(name)} `, name)).toBe(true);
      expect(confirms("", name)).toBe(false);
      expect(confirms("Another Bot", name)).toBe(false);
    },
  );

  it.each([
    ["pizza bot 2", "Pizza  Bot 2"],
    ["café", "cafe\u0301"],
    ["two lines", "two\nlines"],
    ["Salesmrifnoc", "Sales\u202emrifnoc"],
    ["half \ufffd", "half \ud83d"],
    ['Bob\'s "bot" - 2', "Bob’s “bot” – 2"],
  ])("takes %j, which is seen, for %j", (typed, name) => {
    expect(confirms(typed, name)).toBe(true);
  });

  it("does not take a part, or nothing for a name of nothing that is seen", () => {
    expect(confirms("Pizza Bot", "Pizza  Bot 2")).toBe(false);
    expect(confirms(" ", "\u200b")).toBe(false);
    expect(confirms("\u200b", "\u3164")).toBe(false);
  });
});

describe("readBack", () => {
  it("reads what is shown", () => {
    const parts = fc.constantFrom("a", " ", "\u001b", "\u202e", "\u200b", "\ud800", "\n", "é");
    fc.assert(
      fc.property(fc.array(parts), (all) => {
        expect(readBack(visible(all.join("")))).toBe(all.join(""));
      }),
    );
    expect(readBack("\\u{110000}")).toBe("\\u{110000}");
  });
});
