import { describe, expect, it } from "vitest";
import { EnvironmentError } from "@/lib/environment";
import { parseEnvironment } from "./environment";

describe("parseEnvironment", () => {
  it("guesses nothing about the account and names all that is missing", () => {
    let error: unknown;
    try {
      parseEnvironment({ CONFIGURATION_API_VERSION: "v9" });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(EnvironmentError);
    expect((error as EnvironmentError).problems).toEqual([
      "APP_URL is missing",
      "CONFIGURATION_API_URL is missing",
      "CONFIGURATION_API_VERSION must be one of v0.2, v0.3, v0.4",
      "ACCOUNTS_URL is missing",
      "OAUTH_CLIENT_ID is missing",
      "OAUTH_CLIENT_SECRET is missing",
      "AUTH_SECRET is missing",
    ]);
  });
});
