import { defineConfig, devices } from "@playwright/test";
import { controlUrl, dashboardUrl } from "./e2e/addresses";

export default defineConfig({
  testDir: "./e2e",
  // One stack, two cores: tests run one after the other.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // Seconds on a quiet machine; a busy one with two cores is many times slower.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  webServer: {
    command: "node --import tsx e2e/stack/main.ts",
    url: `${controlUrl}/ready`,
    timeout: 600_000,
    // While writing tests: leave the stack running and set this.
    reuseExistingServer: process.env.E2E_REUSE === "true",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "pipe",
  },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: dashboardUrl,
    viewport: { width: 1440, height: 900 },
    // Where the server is not: what it renders must not depend on its zone.
    timezoneId: "Pacific/Auckland",
    // Traces take a fifth of the time. For one: npx playwright test <file> --trace retain-on-failure
    trace: "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
