import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/*
 * The programs that run in Node without Next, as one bundle: a process starts from a few files of plain JavaScript in a few
 * tenths of a second instead of translating hundreds of TypeScript files.
 */

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Each program by its name: `dist/<digest>/<name>.js`. */
const PROGRAMS = {
  start: "scripts/start.ts",
  build: "scripts/build-dashboard.ts",
  dashboard: "server/front/main.ts",
  platform: "platform/main.ts",
  token: "platform/token.ts",
  "transfer-work": "server/transfer/work/worker.ts",
  test: "scripts/test.ts",
  switchboard: "cli/main.ts",
  "bench-limits": "bench/limits/main.ts",
  "bench-soak": "bench/soak/main.ts",
  "test-stack": "e2e/stack/main.ts",
  "ask-for-token": "server/testing/ask-for-token.ts",
  "dashboard-process": "server/testing/dashboard-process.ts",
};
const SOURCES = [
  "scripts",
  "platform",
  "cli",
  "node",
  "server",
  "lib",
  "bench",
  "e2e/stack",
  "e2e/addresses.ts",
  "tsconfig.json",
  "package-lock.json",
];
/** Packages outside bundles: Next leaves them outside too (next.config.mjs), and some load native code or files by a computed name. */
export const OUTSIDE = ["libsql", "pg", "piscina", "prom-client", "undici"];

/** Options of esbuild that all our bundles share. */
export const IN_NODE = {
  absWorkingDir: ROOT,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.12",
  // Next finds its own files beside itself; the others are of the build only.
  external: [...OUTSIDE, "next", "esbuild"],
  // Outside Next, "server-only" has no bundler to answer to.
  alias: { "server-only": join(ROOT, "scripts/testing/empty.ts") },
  // CommonJS packages load Node's built-in modules by `require`.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  logLevel: "warning",
};

/**
 * Age at which bundles of other sources are removed: no process that was started from them can still be
 * running.
 */
const KEEP_MS = 24 * 60 * 60 * 1000;

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

/**
 * A digest of the content of all files in `paths`, which are relative to `root`; tests do not count.
 * @param {string} root
 * @param {readonly string[]} paths
 */
export function digestOf(root, paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesOf(join(root, path))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

/**
 * Bundles the programs unless a bundle of exactly these sources exists, and returns its folder. Two runs at
 * once do not disturb each other: each writes a draft and puts it in place as a whole.
 */
export async function bundle() {
  const all = join(ROOT, "dist");
  const folder = join(all, digestOf(ROOT, SOURCES).slice(0, 16));
  if (existsSync(folder)) return folder;
  // Loaded only when needed: a start from a finished bundle does not wait for it.
  const { build } = await import("esbuild");
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  await build({
    ...IN_NODE,
    entryPoints: Object.entries(PROGRAMS).map(([out, file]) => ({ in: file, out })),
    outdir: draft,
    splitting: true,
    sourcemap: true,
  });
  try {
    renameSync(draft, folder);
  } catch {
    // The other one was first.
    rmSync(draft, { recursive: true, force: true });
  }
  for (const name of readdirSync(all)) {
    const other = join(all, name);
    if (other !== folder && Date.now() - statSync(other).mtimeMs > KEEP_MS)
      rmSync(other, { recursive: true, force: true });
  }
  return folder;
}
