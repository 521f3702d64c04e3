import { expect, it } from "vitest";
import { unencrypted } from "./unencrypted";

const secure = {
  APP_URL: "https://switchboard.example",
  CONFIGURATION_API_URL: "https://api.chat.io/configuration",
  ACCOUNTS_URL: "https://accounts.chat.io",
  OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
  DATABASE_URL: undefined,
};

it("names what goes over a network of others without TLS, and nothing of one's own", () => {
  expect(unencrypted(secure)).toEqual([]);
  expect(unencrypted({ ...secure, ACCOUNTS_URL: "http://accounts.chat.io" })).toEqual(["ACCOUNTS_URL"]);
  const own = {
    APP_URL: "http://192.168.1.5:3000",
    CONFIGURATION_API_URL: "http://localhost:4000/configuration",
    ACCOUNTS_URL: "http://[::1]:4001",
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318",
    DATABASE_URL: "postgres://user@db/switchboard",
  };
  expect(unencrypted(own)).toEqual([]);
  const others = { ...own, APP_URL: "http://a.example", ACCOUNTS_URL: "http://10.evil.example" };
  expect(unencrypted(others)).toEqual(["APP_URL", "ACCOUNTS_URL"]);
});

it.each([
  ["postgres://user@db.example/switchboard", true],
  ["postgres://user@db.example/switchboard?sslmode=disable", true],
  ["postgres://user@db.example/switchboard?sslmode=verify-full", false],
  ["postgres://user@127.0.0.1/switchboard", false],
  ["postgres:///switchboard?host=/var/run/postgresql", false],
])("%s: %s", (DATABASE_URL, named) => {
  expect(unencrypted({ ...secure, DATABASE_URL })).toEqual(named ? ["DATABASE_URL"] : []);
});
