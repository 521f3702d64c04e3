import { expect, it } from "vitest";
import { readSettings } from "./settings";

it.each([
  [{}, "http://localhost:4000", "http://localhost:4001"],
  [{ APP_URL: "http://192.168.1.5:3000" }, "http://192.168.1.5:4000", "http://192.168.1.5:4001"],
  [
    { APP_URL: "http://lan.example:3000", ACCOUNTS_URL: "https://accounts.example", PLATFORM_PORT: "5000" },
    "http://lan.example:5000",
    "https://accounts.example",
  ],
])("the platform is reached where the dashboard is: %j", (source, apiUrl, accountsUrl) => {
  expect(readSettings(source)).toMatchObject({ apiUrl, accountsUrl });
});
