import { expect, it } from "vitest";
import { safeCallbackUrl } from "./callback-url";

const app = "http://localhost:3000";

it.each([
  ["/bots?status=offline", "http://localhost:3000/bots?status=offline"],
  ["http://localhost:3000/webhooks", "http://localhost:3000/webhooks"],
  ["https://evil.example/", app],
  ["//evil.example/", app],
  ["/\\evil.example/", app],
  ["http://localhost:3000@evil.example/", app],
  ["/.//evil.example/", app],
  ["/bots/..//evil.example/", app],
  ["http://localhost:3000//evil.example/", app],
  ["/%2F/evil.example/", "http://localhost:3000/%2F/evil.example/"],
  ["javascript:alert(1)", app],
  ["http://", app],
])("%s → %s", (asked, expected) => {
  expect(safeCallbackUrl(asked, app)).toBe(expected);
});
