import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // The package "server-only" throws outside Next's bundler, so tests load a stand-in.
      { find: "server-only", replacement: here("./scripts/testing/empty.ts") },
      { find: /^@\//, replacement: here("./") },
    ],
  },
  test: {
    globalSetup: ["./scripts/testing/proofs.ts"],
    maxWorkers: 2,
    projects: [
      // Tests of plain functions share one process, so that modules load once instead of once for each file.
      project("plain", ["lib", "components", "scripts"], { isolate: false }),
      // One process too; as-new.ts gives each file fresh databases, environment variables and caches.
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
      // Limits for tests that hang, not for slow ones: a test that is cut off continues to write.
      testTimeout: 240_000,
      hookTimeout: 240_000,
      expect: { poll: { timeout: 60_000 } },
      ...more,
    },
  };
}
