import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { IN_NODE, OUTSIDE } from "./bundle.mjs";

/*
 * `node scripts/image.mjs FOLDER`, after `STANDALONE=true npm run build`: copies the files that the dashboard needs to run, and
 * no others. Next's standalone output has the packages that its pages use; our HTTP server (server/front) is bundled to one file.
 */

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STANDALONE = join(ROOT, ".next", "standalone");

const folder = process.argv[2] && resolve(process.argv[2]);
if (!folder) throw new Error("Name the target folder: node scripts/image.mjs FOLDER");
if (!existsSync(STANDALONE)) throw new Error("Build standalone first: STANDALONE=true npm run build");
if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);

/** Folders of packages and all their dependencies, relative to the root of the repository. */
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
// Next's own copy still lists the polyfills that scripts/build.ts removes afterwards.
copy(".next/build-manifest.json", ".next/build-manifest.json");
copy("public", "public");
for (const path of withDependencies(OUTSIDE)) copy(path, path);
await build({
  ...IN_NODE,
  entryPoints: [
    { in: "server/front/main.ts", out: "dashboard" },
    // Worker threads load their program from here.
    { in: "server/transfer/work/worker.ts", out: "scripts/work" },
  ],
  outdir: folder,
  outExtension: { ".js": ".mjs" },
});

const size = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
    : statSync(path).size;
console.log(
  `${folder}: ${Math.round(size(folder) / 1024 / 1024)} MiB; start it there with: node dashboard.mjs`,
);
