import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { buildIfNeeded } from "./build";
import { ensureBrowser } from "./ensure-browser";
import { startPostgres } from "./postgres";

/*
 * `npm test` runs everything; `npm run check` is the part without a browser; `npm run test:postgres` repeats the tests of
 * both stores on a throw-away PostgreSQL. The last line counts what ran: "N passed, N failed".
 */

const reports = mkdtempSync(join(tmpdir(), "switchboard-tests-"));
const total = { passed: 0, failed: 0 };

const vitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

function run(title: string, args: string[], environment: Record<string, string> = {}): void {
  console.log(`\n— ${title}`);
  const { status, signal } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (status !== 0) {
    total.failed ||= 1;
    throw new Error(`${title} failed (${status ?? signal})`);
  }
}

/** Runs a test program and adds up what its JSON report counts, also when it fails. */
function runTests(
  title: string,
  args: string[],
  file: string,
  environment: Record<string, string> = {},
): void {
  const report = join(reports, file);
  try {
    run(title, args, { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  } finally {
    if (existsSync(report)) {
      const json: unknown = JSON.parse(readFileSync(report, "utf8"));
      const unit = vitestReport.safeParse(json);
      const browser = playwrightReport.safeParse(json);
      if (unit.success) {
        total.passed += unit.data.numPassedTests;
        total.failed = unit.data.numFailedTests || total.failed;
      } else if (browser.success) {
        total.passed += browser.data.stats.expected;
        total.failed = browser.data.stats.unexpected + browser.data.stats.flaky || total.failed;
      }
    }
  }
}

function vitest(file: string, ...more: string[]): string[] {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, file)}`];
  return ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...more];
}

function check(): void {
  run("Format", ["node_modules/@biomejs/biome/bin/biome", "format", "."]);
  run("Lint", ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."]);
  run("Route types", ["node_modules/next/dist/bin/next", "typegen"]);
  run("Types", ["node_modules/typescript/bin/tsc", "--noEmit"]);
  runTests("Unit and platform tests", vitest("unit.json"), "unit.json");
}

async function browserTests(): Promise<void> {
  const chromium = await ensureBrowser();
  await buildIfNeeded(console.log);
  runTests(
    "Browser tests",
    ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    "browser.json",
    { CHROMIUM_PATH: chromium },
  );
}

async function postgresTests(): Promise<void> {
  const postgres = await startPostgres();
  try {
    runTests(
      "Stores on PostgreSQL",
      vitest("postgres.json", "platform", "server", "app/api", "cli"),
      "postgres.json",
      {
        TEST_DATABASE_URL: postgres.url,
      },
    );
  } finally {
    postgres.stop();
  }
}

async function main(part: string | undefined): Promise<void> {
  if (part === "postgres") return postgresTests();
  check();
  if (part !== "check") await browserTests();
}

main(process.argv[2])
  .catch((error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  })
  .finally(() => {
    rmSync(reports, { recursive: true, force: true });
    console.log(`\n${total.passed} passed, ${total.failed} failed`);
  });
