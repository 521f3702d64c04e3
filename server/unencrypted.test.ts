import { expect, it } from "vitest";
import { unencrypted } from "./unencrypted";

const secure = {
  APP_URL: "https://switchboard.example",
  CONFIGURATION_API_URL: "https://api.chat.io/configuration",
  ACCOUNTS_URL: "https://accounts.chat.io",
};

it("names what goes over a network of others without TLS, and nothing of one's own", () => {
  expect(unencrypted(secure)).toEqual([]);
  expect(unencrypted({ ...secure, ACCOUNTS_URL: "http://accounts.chat.io" })).toEqual(["ACCOUNTS_URL"]);
  const local = { APP_URL: "http://192.168.1.5:3000", CONFIGURATION_API_URL: "http://localhost:4000/c" };
  expect(unencrypted({ ...local, ACCOUNTS_URL: "http://127.0.0.1:4001" })).toEqual([]);
  expect(
    unencrypted({ ...local, ACCOUNTS_URL: "http://10.evil.example", APP_URL: "http://a.example" }),
  ).toEqual(["APP_URL", "ACCOUNTS_URL"]);
});
