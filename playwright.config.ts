import { execFileSync } from "node:child_process";
import { defineConfig, devices } from "@playwright/test";
import { controlUrlOf, dashboardUrl } from "./e2e/addresses";

/** As many as processors: a single stack waits most of the time, three slow each other down. */
const WORKERS = Number(process.env.E2E_WORKERS ?? 2);

// One build for all stacks, before they start; workers read this file too.
if (process.env.TEST_WORKER_INDEX === undefined)
  execFileSync(process.execPath, ["scripts/run.mjs", "build"], { stdio: "inherit" });

export default defineConfig({
  testDir: "./e2e",
  // Each worker runs one file after the other on a stack with its own data; all share one build.
  workers: WORKERS,
  fullyParallel: false,
  retries: 0,
  // Ends tests that hang: a test takes seconds on a quiet machine, many times longer on a busy one.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  webServer: Array.from({ length: WORKERS }, (_, worker) => ({
    command: "node scripts/run.mjs test-stack",
    env: { E2E_STACK: String(worker) },
    url: `${controlUrlOf(worker)}/ready`,
    timeout: 600_000,
    // For writing tests: set this and leave the stack running.
    reuseExistingServer: process.env.E2E_REUSE === "true",
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 20_000 },
    stdout: "pipe" as const,
  })),
  use: {
    ...devices["Desktop Chrome"],
    baseURL: dashboardUrl,
    viewport: { width: 1440, height: 900 },
    // Differs from the server's time zone, on which rendered pages must not depend.
    timezoneId: "Pacific/Auckland",
    // Traces take a fifth of the test time. To get one: npx playwright test <file> --trace retain-on-failure
    trace: "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
