import { describe, expect, it } from "vitest";
import { isRedirectUriAllowed } from "./redirect-uri";

const REGISTERED = ["https://app.example/oauth/callback", "http://localhost:3000/"];

describe("a redirect URI", () => {
  it.each([
    "https://app.example/oauth/callback",
    "https://app.example/oauth/callback/livechat",
    "https://app.example/oauth/callback2",
    "https://app.example:443/oauth/callback",
    "https://APP.example/oauth/callback",
    "http://localhost:3000",
    "http://localhost:3000/any/path",
    "http://localhost:3000/a..b/.well-known/x",
  ])("%s is allowed", (uri) => {
    expect(isRedirectUriAllowed(uri, REGISTERED)).toBe(true);
  });

  it.each([
    ["another scheme", "http://app.example/oauth/callback"],
    ["another host", "https://evil.example/oauth/callback"],
    ["a host that only begins alike", "https://app.example.evil.example/oauth/callback"],
    ["a subdomain", "https://www.app.example/oauth/callback"],
    ["another port", "http://localhost:3001/"],
    ["no port", "http://localhost/"],
    ["a user before the host", "https://app.example@evil.example/oauth/callback"],
    ["a user before the right host", "https://user@app.example/oauth/callback"],
    ["a shorter path", "https://app.example/oauth"],
    ["another case of the path", "https://app.example/OAuth/callback"],
    ["traversal", "https://app.example/oauth/callback/../../admin"],
    ["traversal at the end", "https://app.example/oauth/callback/.."],
    ["a dot segment", "https://app.example/oauth/callback/./x"],
    ["encoded traversal", "https://app.example/oauth/callback/%2e%2E/admin"],
    ["half encoded traversal", "https://app.example/oauth/callback/.%2e/admin"],
    ["an encoded slash", "https://app.example/oauth/callback/..%2fadmin"],
    ["a backslash", "https://app.example/oauth/callback\\..\\admin"],
    ["an encoded backslash", "https://app.example/oauth/callback/..%5cadmin"],
    ["a query", "https://app.example/oauth/callback?next=1"],
    ["an empty query", "https://app.example/oauth/callback?"],
    ["a fragment", "https://app.example/oauth/callback#x"],
    ["an empty fragment", "https://app.example/oauth/callback#"],
    ["a line break", "https://app.example/oauth/call\nback"],
    ["a space before", " https://app.example/oauth/callback"],
    ["no slashes", "https:app.example/oauth/callback"],
    ["a script", "javascript:alert(1)"],
    ["nothing", ""],
  ])("with %s is refused", (_, uri) => {
    expect(isRedirectUriAllowed(uri, REGISTERED)).toBe(false);
  });
});
