import { execFileSync } from "node:child_process";
import { defineConfig, devices } from "@playwright/test";
import { controlUrlOf, dashboardUrl } from "./e2e/addresses";

/** As many as processors at hand: one stack is waiting most of the time, three make each other wait. */
const WORKERS = Number(process.env.E2E_WORKERS ?? 2);

// One build for all stacks, before they start; workers read this file too.
if (process.env.TEST_WORKER_INDEX === undefined)
  execFileSync(process.execPath, ["scripts/run.mjs", "build"], { stdio: "inherit" });

export default defineConfig({
  testDir: "./e2e",
  // A file after the other in each worker, which has a stack with data of its own; the build is one for all.
  workers: WORKERS,
  fullyParallel: false,
  retries: 0,
  // For what hangs: seconds on a quiet machine, and a busy one with two cores is many times slower.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  webServer: Array.from({ length: WORKERS }, (_, worker) => ({
    command: "node scripts/run.mjs test-stack",
    env: { E2E_STACK: String(worker) },
    url: `${controlUrlOf(worker)}/ready`,
    timeout: 600_000,
    // While writing tests: leave the stack running and set this.
    reuseExistingServer: process.env.E2E_REUSE === "true",
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 20_000 },
    stdout: "pipe" as const,
  })),
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
