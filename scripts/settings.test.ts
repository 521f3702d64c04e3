import { describe, expect, it } from "vitest";
import { readSettings } from "./settings";

describe("the accounts server of the embedded platform", () => {
  it.each([
    [{}, "http://localhost:4001"],
    [{ APP_URL: "http://192.168.1.5:3000", HOST: "0.0.0.0" }, "http://192.168.1.5:4001"],
    [{ APP_URL: "http://switchboard.lan:3000", ACCOUNTS_PORT: "5001" }, "http://switchboard.lan:5001"],
    [{ APP_URL: "http://[fd00::5]:3000" }, "http://[fd00::5]:4001"],
    [{ APP_URL: "http://192.168.1.5:3000", ACCOUNTS_URL: "https://accounts.lan" }, "https://accounts.lan"],
  ])("is where browsers reach the dashboard: %j", (source, url) => {
    expect(readSettings(source as NodeJS.ProcessEnv)).toMatchObject({ mode: "embedded", ACCOUNTS_URL: url });
  });
});

describe("a real account", () => {
  const remote = {
    CONFIGURATION_API_URL: "https://api.chat.io/configuration",
    APP_URL: "https://switchboard.example.com",
    ACCOUNTS_URL: "https://accounts.chat.io",
    OAUTH_CLIENT_ID: "id",
    OAUTH_CLIENT_SECRET: "secret",
    AUTH_SECRET: "0123456789abcdef0123456789abcdef",
  };

  it("names what is wrong with the proxy before anything starts, without its password", () => {
    const source = { ...remote, HTTPS_PROXY: "socks5://me:hidden@proxy:1" } as unknown as NodeJS.ProcessEnv;
    expect(() => readSettings(source)).toThrow("HTTPS_PROXY must be the address of an http or https proxy");
    expect(() => readSettings(source)).not.toThrow("hidden");
  });
});
