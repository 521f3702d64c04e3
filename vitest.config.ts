import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // Outside Next, "server-only" has no bundler to answer to.
      { find: "server-only", replacement: here("./scripts/testing/empty.ts") },
      { find: /^@\//, replacement: here("./") },
    ],
  },
  test: {
    include: [
      "lib/**/*.test.ts",
      "server/**/*.test.ts",
      "platform/**/*.test.ts",
      "components/**/*.test.ts",
      "app/**/*.test.ts",
      "cli/**/*.test.ts",
      "scripts/**/*.test.ts",
    ],
    globalSetup: ["./scripts/testing/proofs.ts"],
    setupFiles: ["./scripts/testing/setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Generous, for machines ten times slower than ours: a test that hangs is rare, one that is cut off goes on writing.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
