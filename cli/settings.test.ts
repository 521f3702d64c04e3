import { expect, it } from "vitest";
import { readSettings } from "./settings";
import { printer } from "./terminal";

const settings = (environment: Record<string, string>) =>
  readSettings({
    ...printer(
      () => {},
      () => {},
    ),
    environment,
    confirm: undefined,
    stopped: () => false,
  });

it("takes a token and an address without the line break that they were copied with", () => {
  const { token, apiUrl, passphrase } = settings({
    SWITCHBOARD_TOKEN: "\ufeffabc.def\r\n",
    CONFIGURATION_API_URL: " https://api.example/configuration/\n",
    SWITCHBOARD_PASSPHRASE: "as typed\n",
  });
  expect({ token, apiUrl, passphrase }).toEqual({
    token: "abc.def",
    apiUrl: "https://api.example/configuration",
    passphrase: "as typed\n",
  });
  expect(settings({ SWITCHBOARD_TOKEN: "\n" }).token).toBeUndefined();
  expect(() => settings({ SWITCHBOARD_TOKEN: "abc def" })).toThrow("must be an access token, without spaces");
});
