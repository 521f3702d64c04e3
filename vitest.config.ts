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
    globalSetup: ["./scripts/testing/proofs.ts"],
    maxWorkers: 2,
    projects: [
      // Plain functions: one process for all files saves the time in which each would load the same modules again.
      project("plain", ["lib", "components", "scripts"], { isolate: false }),
      // One process here too, which is as new for each file: databases, environment variables and caches are its own.
      project("processes", ["server", "platform", "app", "cli", "node"], {
        isolate: false,
        setupFiles: ["./scripts/testing/as-new.ts", "./scripts/testing/setup.ts"],
      }),
    ],
  },
});

function project(name: string, folders: string[], more: { isolate: boolean; setupFiles?: string[] }) {
  return {
    extends: true as const,
    test: {
      name,
      include: folders.map((folder) => `${folder}/**/*.test.ts`),
      setupFiles: ["./scripts/testing/setup.ts"],
      pool: "forks" as const,
      // Limits for what hangs, not for what is slow: a test that is cut off goes on writing.
      testTimeout: 240_000,
      hookTimeout: 240_000,
      expect: { poll: { timeout: 60_000 } },
      ...more,
    },
  };
}
