import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startConnectProxy } from "@/platform/testing/connect-proxy";
import { type Person, type Shell, startShell } from "./testing/shell";

let shell: Shell;
let one: Person;
let port: number;

beforeAll(async () => {
  shell = await startShell();
  one = await shell.as();
  port = Number(new URL(shell.apiUrl).port);
});
afterAll(() => shell.close());

const ELSEWHERE = "http://api.company.test/configuration";
const run = (environment: Record<string, string>) =>
  one.run(["export"], { environment: { CONFIGURATION_API_URL: ELSEWHERE, ...environment } });

describe("behind a company's proxy", () => {
  it.each(["HTTP_PROXY", "http_proxy"])("the API is reached through it: %s", async (name) => {
    const proxy = await startConnectProxy(port, { credentials: "me:pass word" });
    const { code, error } = await run({ [name]: `http://me:pass%20word@${proxy.address}` });
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(new Set(proxy.seen)).toEqual(new Set(["api.company.test:80"]));
  });

  it("an https API is asked for at port 443", async () => {
    const proxy = await startConnectProxy(port);
    const { code, error } = await run({
      CONFIGURATION_API_URL: "https://api.company.test/configuration",
      HTTPS_PROXY: `http://${proxy.address}`,
    });
    // The platform behind it speaks no TLS: how far it came is what counts.
    expect({ code, error }).toMatchObject({
      code: 1,
      error: expect.stringContaining(`proxy http://${proxy.address}`),
    });
    expect(proxy.seen).toContain("api.company.test:443");
  });

  it("this machine and what NO_PROXY names are called directly", async () => {
    const proxy = await startConnectProxy(port);
    const HTTP_PROXY = `http://${proxy.address}`;
    expect((await one.run(["export"], { environment: { HTTP_PROXY } })).code).toBe(0);
    expect((await run({ HTTP_PROXY, NO_PROXY: "company.test" })).error).not.toContain("proxy");
    expect(proxy.seen).toEqual([]);
  });

  it.each([
    [407, {}],
    [403, {}],
  ])("its refusal is told with its name and without its password: %d", async (refuses) => {
    const proxy = await startConnectProxy(port, { refuses });
    const { code, error } = await run({ HTTP_PROXY: `http://me:secret@${proxy.address}` });
    expect(code).toBe(1);
    expect(error).toContain(
      `cannot be reached at ${ELSEWHERE} through the proxy http://${proxy.address} (the proxy answered ${refuses})`,
    );
    expect(error).not.toContain("secret");
  });

  it("is named where nothing answers there", async () => {
    const { error } = await run({ HTTP_PROXY: "http://127.0.0.1:9" });
    expect(error).toContain("through the proxy http://127.0.0.1:9 (ECONNREFUSED)");
  });

  it("is refused by the name of its variable when it is none", async () => {
    const { code, error } = await run({ HTTP_PROXY: "socks5://me:secret@127.0.0.1:9" });
    expect(code).toBe(1);
    expect(error).toContain("HTTP_PROXY must be the address of an http or https proxy");
    expect(error).not.toContain("secret");
  });
});
