import { expect, it } from "vitest";
import { avatarSource, initials } from "./avatar";

it.each([
  ["livechat.s3.amazonaws.com/1/a.jpg", "https://livechat.s3.amazonaws.com/1/a.jpg"],
  ["cdn.example.com:8080/x", "https://cdn.example.com:8080/x"],
  ["//cdn.example.com/x", "https://cdn.example.com/x"],
  ["HTTP://a.example/b", "HTTP://a.example/b"],
  ["javascript:alert(1)", undefined],
  ["data:image/png;base64,AA", undefined],
  ["", undefined],
  [null, undefined],
])("an avatar %j is loaded from %j", (avatar, source) => {
  expect(avatarSource(avatar)).toBe(source);
});

it.each([
  ["Pizza Bot", "PB"],
  ["émile", "É"],
  ["  a b c ", "AB"],
  ["👋 bot", "👋B"],
  ["", "?"],
  ["half \ud83d", "H"],
  ["Sales \u202emrifnoc", "SM"],
  ["\u200b\u3164", "?"],
  ["מכירות (2)", "מ2"],
])("the initials of %j are %j", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
