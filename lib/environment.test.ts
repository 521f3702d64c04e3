import { describe, expect, it } from "vitest";
import { z } from "zod";
import { EnvironmentError, parseVariables, variables } from "./environment";

const schema = z.object(variables);
const complete = {
  APP_URL: "http://localhost:3000/",
  CONFIGURATION_API_URL: "https://api.example/configuration",
  ACCOUNTS_URL: "https://accounts.example",
  OAUTH_CLIENT_ID: "client",
  OAUTH_CLIENT_SECRET: "secret",
  AUTH_SECRET: "x".repeat(32),
};

describe("parseVariables", () => {
  it("fills in defaults, reads empty as absent and drops trailing slashes", () => {
    expect(parseVariables(schema, { ...complete, PORT: "", HOST: undefined })).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      APP_URL: "http://localhost:3000",
      CONFIGURATION_API_VERSION: "v0.4",
    });
  });

  it("reads APP_URL as an origin, as browsers send it", () => {
    const read = (url: string) => parseVariables(schema, { ...complete, APP_URL: url }).APP_URL;
    expect(read("HTTPS://Switchboard.Example:443/")).toBe("https://switchboard.example");
    expect(read("http://[::1]:3000")).toBe("http://[::1]:3000");
    for (const wrong of [
      "https://example.com/switchboard",
      "https://user@example.com",
      "https://:p@example.com",
    ]) {
      expect(() => read(wrong), wrong).toThrow("without a path or a user");
    }
  });

  it("takes a propagation delay up to the reference's two minutes, and none when not told", () => {
    const delayOf = (delay?: string) =>
      parseVariables(schema, { ...complete, PROPAGATION_DELAY_SECONDS: delay }).PROPAGATION_DELAY_SECONDS;
    expect([delayOf(), delayOf("0"), delayOf("120")]).toEqual([0, 0, 120]);
    for (const wrong of ["121", "-1", "1.5", "soon"]) {
      expect(() => delayOf(wrong), wrong).toThrow("a whole number of seconds from 0 to 120");
    }
  });

  it("takes secrets of before apart, but not one that has spaces of its own", () => {
    const previous = (text?: string) =>
      parseVariables(schema, { ...complete, AUTH_SECRET_PREVIOUS: text }).AUTH_SECRET_PREVIOUS;
    const [one, two] = ["1".repeat(32), "2".repeat(40)];
    expect([previous(), previous(""), previous(one)]).toEqual([[], [], [one]]);
    expect([previous(`${one} ${two}`), previous(`${one},\n${two}`)]).toEqual([
      [one, two],
      [one, two],
    ]);
    const sentence = "a secret in words, which are short but many";
    expect(previous(sentence)).toEqual([sentence]);
    expect(() => previous("hush")).toThrow("AUTH_SECRET_PREVIOUS must be at least 32 characters long");
  });

  it("takes no password that is quickly guessed", () => {
    const parse = (password: string) =>
      parseVariables(z.object({ DEMO_PASSWORD: variables.DEMO_PASSWORD }), { DEMO_PASSWORD: password });
    expect(() => parse("seven77")).toThrow("DEMO_PASSWORD must be at least 8 characters long");
    expect(parse("eight 88").DEMO_PASSWORD).toBe("eight 88");
  });

  it("names every problem at once and no value", () => {
    const source = {
      ...complete,
      PORT: "70000",
      ACCOUNTS_URL: "ftp://hush",
      AUTH_SECRET: "hush",
      OAUTH_CLIENT_ID: "",
    };
    let error: unknown;
    try {
      parseVariables(schema, source);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error).toMatchObject({
      problems: [
        "PORT must be a port number from 1 to 65535",
        "ACCOUNTS_URL must be an http or https URL",
        "OAUTH_CLIENT_ID is missing",
        "AUTH_SECRET must be at least 32 characters long",
      ],
    });
    expect(String(error)).not.toContain("hush");
  });
});
