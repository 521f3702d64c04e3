import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/*
 * `node scripts/image.mjs FOLDER`, after `STANDALONE=true npm run build`: all that the dashboard needs to run, and nothing
 * else. Next's standalone output has the packages that its pages use; our door (server/front) comes as one file.
 */

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STANDALONE = join(ROOT, ".next", "standalone");

/** Packages that stay packages, for Next leaves them so (next.config.mjs) and some load native code by a name they make up. */
const PACKAGES = ["libsql", "pg", "piscina", "prom-client", "undici"];

const folder = process.argv[2] && resolve(process.argv[2]);
if (!folder) throw new Error("Say where to: node scripts/image.mjs FOLDER");
if (!existsSync(STANDALONE)) throw new Error("There is no standalone build: STANDALONE=true npm run build");
if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);

/** The folders of packages and of all that they need, from the root of the repository. */
function withDependencies(names, parent = ".", found = new Set()) {
  for (const name of names) {
    const path = [join(parent, "node_modules", name), join("node_modules", name)].find((one) =>
      existsSync(join(ROOT, one, "package.json")),
    );
    // Native code of other platforms is not installed.
    if (path === undefined || found.has(path)) continue;
    found.add(path);
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, path, "package.json"), "utf8"),
    );
    withDependencies(Object.keys({ ...dependencies, ...optionalDependencies }), path, found);
  }
  return found;
}

const copy = (from, to) => cpSync(join(ROOT, from), join(folder, to), { recursive: true, force: true });
cpSync(STANDALONE, folder, { recursive: true, verbatimSymlinks: true });
copy(".next/static", ".next/static");
// Without the polyfills that scripts/build.ts leaves out after Next has made its copy.
copy(".next/build-manifest.json", ".next/build-manifest.json");
copy("public", "public");
for (const path of withDependencies(PACKAGES)) copy(path, path);
await build({
  absWorkingDir: ROOT,
  entryPoints: [
    { in: "server/front/main.ts", out: "dashboard" },
    // The place where worker threads look for their program.
    { in: "server/transfer/work/worker.ts", out: "scripts/work" },
  ],
  outdir: folder,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.12",
  external: ["next", ...PACKAGES],
  alias: { "server-only": join(ROOT, "scripts/testing/empty.ts") },
  // Packages of the older kind ask for Node's own parts by `require`.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  logLevel: "warning",
});

const size = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
    : statSync(path).size;
console.log(
  `${folder}: ${Math.round(size(folder) / 1024 / 1024)} MiB; start it there with: node dashboard.mjs`,
);
