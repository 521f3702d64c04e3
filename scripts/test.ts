import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./ensure-browser";
import { createParts, type Part, type Parts, together } from "./parts";
import { startPostgres } from "./postgres";

/*
 * `npm test` runs everything that a change waits for; `npm run check` is the part without a browser and PostgreSQL;
 * `npm run test:long` runs the long proofs. The last line counts what ran: "N passed, N failed".
 */

/** The tests of what both stores must do alike; `npm run test:long` repeats all tests on PostgreSQL. */
const STORES = [
  "platform/database",
  "platform/bots",
  "platform/webhooks",
  "platform/deliveries/delivery",
  "platform/deliveries/propagation",
  "platform/deliveries/worker",
  "platform/accounts/sign-in/attempts",
  "platform/accounts/persistence",
  "platform/accounts/refresh",
  "server/changes",
  "server/database",
  "server/journal",
  "server/sign-in/killed-dashboard",
  "server/sign-in/rights",
  "server/sign-in/seal",
  "server/sign-in/token-keeper",
  "server/turns",
  "server/webhooks/replace/takeover",
  "server/webhooks/replace/killed",
  "app/api/bots",
  "app/api/cases",
  "app/api/changes",
  "app/api/groups",
  "app/api/limits",
  "app/api/playground",
  "app/api/replacements",
  "app/api/session",
  "app/api/who-is-out",
  "app/api/webhooks",
];
/** The other Node versions that people run this with. */
const NODES = ["22", "24"];

const program = (title: string, args: string[]): Part => ({ title, args });

const format = program("Format", ["node_modules/@biomejs/biome/bin/biome", "format", "."]);
const routeTypes = program("Route types", ["node_modules/next/dist/bin/next", "typegen"]);
const types = program("Types", ["node_modules/typescript/bin/tsc", "--noEmit"]);
const lint = program("Lint", [
  ...["node_modules/eslint/bin/eslint.js", "--max-warnings", "0"],
  ...["--cache", "--cache-strategy", "content", "--cache-location", "node_modules/.cache/eslint/", "."],
]);
const unused = program("Unused", ["node_modules/knip/bin/knip.js"]);
const build = program("Build", ["scripts/run.mjs", "build"]);

function vitest(parts: Parts, title: string, more: string[] = [], rest: Partial<Part> = {}): Part {
  const report = parts.reportAt(title);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return { title, args: ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...more], report, ...rest };
}

function playwright(parts: Parts, chromium: string): Part {
  const report = parts.reportAt("browser");
  return {
    title: "Browser tests",
    args: ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    environment: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    report,
  };
}

async function onPostgres(work: (environment: Record<string, string>) => Promise<void>): Promise<void> {
  const postgres = await startPostgres();
  try {
    await work({ TEST_DATABASE_URL: postgres.url });
  } finally {
    postgres.stop();
  }
}

/** Lint beside the types and what nobody uses, all beside the unit tests: two processors have work until the end. */
async function check(parts: Parts, afterLint: Part[] = []): Promise<void> {
  await parts.run(format);
  await parts.run(routeTypes);
  const source = async () => {
    await together(
      parts.run(types, true).then(() => parts.run(unused, true)),
      parts.run(lint, true),
    );
    for (const part of afterLint) await parts.run(part, true);
  };
  await together(
    source(),
    parts.run(vitest(parts, "Unit and platform tests", ["--silent=passed-only"]), true),
  );
}

async function everything(parts: Parts): Promise<void> {
  const chromium = await ensureBrowser();
  await check(parts, [build]);
  await onPostgres((environment) =>
    parts.run(vitest(parts, "Stores on PostgreSQL", STORES, { environment })),
  );
  await parts.run(playwright(parts, chromium));
}

/** Each long proof in full, everything on PostgreSQL, and the unit tests on the other versions of Node. */
async function long(parts: Parts): Promise<void> {
  const environment = { LONG_PROOFS: "true" };
  const failures: unknown[] = [];
  const note = (work: Promise<void>) => work.catch((error: unknown) => void failures.push(error));
  await note(parts.run(vitest(parts, "Everything, proofs in full", [], { environment })));
  const stores = ["platform", "server", "app/api", "cli"];
  await note(
    onPostgres((more) =>
      parts.run(
        vitest(parts, "Everything on PostgreSQL, proofs in full", stores, {
          environment: { ...environment, ...more },
        }),
      ),
    ),
  );
  for (const version of NODES) await note(onNode(parts, version));
  if (failures.length > 0) throw failures[0];
}

/** The unit tests on another Node, which comes from npm's package `node`. */
async function onNode(parts: Parts, version: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `switchboard-node-${version}-`));
  try {
    execFileSync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", `node@${version}`], {
      stdio: "inherit",
    });
    const node = join(folder, "node_modules/node/bin/node");
    const found = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
    await parts.run(vitest(parts, `Unit tests on Node ${found}`, [], { node }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WORKS: Record<string, (parts: Parts) => Promise<void>> = {
  everything,
  check: (parts) => check(parts),
  long,
};

const parts = createParts();
const [name = "everything"] = process.argv.slice(2);
(WORKS[name] ?? (() => Promise.reject(new Error(`There is no part “${name}”`))))(parts)
  .catch((error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  })
  .finally(() => parts.end());
