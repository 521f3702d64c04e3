import { expect, it } from "vitest";
import { errorLines } from "@/lib/text/error-lines";
import { html } from "./accounts/pages/html";
import { lineLog } from "./log";

const OBEYED = /[\p{Cc}\u2028-\u202e\u2066-\u2069\u200b]/u;

it("a line of the log is one line, whatever the address of the request", () => {
  const lines: string[] = [];
  lineLog((line) => void lines.push(line))("api GET /a\u009b2K\u202e\nready http://evil 200 1 ms");
  expect(lines).toEqual(["api GET /a\\u{9b}2K\\u{202e}↵ready http://evil 200 1 ms"]);
});

it("an error that quotes others has its sentence on one line", () => {
  const lines = errorLines(
    new TypeError("Invalid callback URL. Received: x\n    at fake (y)\n\u001b[2Jready http://evil"),
  );
  expect(lines[0]).toBe(
    "TypeError: Invalid callback URL. Received: x↵    at fake (y)↵\\u{1b}[2Jready http://evil",
  );
  expect(lines.slice(1).every((line) => /^ +at /.test(line))).toBe(true);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join("")).not.toMatch(OBEYED);
});

it("a page of the accounts server shows what is hidden in what it was sent", () => {
  expect(html`<p>${"a\u202e<b>"}</p>`.text).toBe("<p>a\\u{202e}&lt;b&gt;</p>");
});
