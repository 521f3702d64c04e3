import { describe, expect, it } from "vitest";
import { DecodeError, decodeText } from "./decode";

const TEXT = 'switchboard: 1\nbots: [] # "Zoë" 日本\n';
const utf16 = (text: string, little: boolean, mark: boolean) => {
  const units = [...(mark ? "\uFEFF" : ""), ...text].join("");
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at += 1) view.setUint16(at * 2, units.charCodeAt(at), little);
  return bytes;
};

describe("text of a file", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(TEXT)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${TEXT}`)],
    ["UTF-16 LE with a mark", utf16(TEXT, true, true)],
    ["UTF-16 LE", utf16(TEXT, true, false)],
    ["UTF-16 BE with a mark", utf16(TEXT, false, true)],
    ["UTF-16 BE", utf16(TEXT, false, false)],
  ])("is read from %s", (_, bytes) => {
    expect(decodeText(bytes)).toBe(TEXT);
  });

  it("is empty when nothing is there", () => {
    expect(decodeText(new Uint8Array())).toBe("");
  });

  it.each([
    [
      "Latin-1",
      Uint8Array.from([0x61, 0x0a, 0x5a, 0x6f, 0xeb, 0x0a]),
      "line 2 holds a byte of another encoding",
    ],
    ["UTF-32", Uint8Array.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), "UTF-32"],
    ["a program", Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0, 0, 0, 0, 0]), "null characters"],
    ["half of UTF-16", utf16(TEXT, true, true).subarray(0, 9), "cut off"],
    ["half a character", Uint8Array.from([0xff, 0xfe, 0x3d, 0xd8]), "not valid UTF-16"],
  ])("is not made of %s in silence", (_, bytes, message) => {
    expect(() => decodeText(bytes)).toThrow(DecodeError);
    expect(() => decodeText(bytes)).toThrow(message);
  });
});
