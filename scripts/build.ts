import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { digestOf } from "./bundle.mjs";
import { compressFolder } from "./compress";
import { type Child, startNode } from "./processes";

/** Inputs of a dashboard build; the platform runs from source. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "node",
  "server",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "tsconfig.next.json",
  "package-lock.json",
  "scripts/build.ts",
  "scripts/compress.ts",
];
const STAMP = ".next/switchboard-source";

/** Digest of all inputs of a build. */
function sourceDigest(): string {
  return digestOf(process.cwd(), SOURCES);
}

const MANIFEST = ".next/build-manifest.json";
const manifestShape = z.looseObject({
  polyfillFiles: z.array(z.string()),
  rootMainFiles: z.array(z.string()),
});

/**
 * Removes polyfills for browsers without modules, 39 KiB that Next names in every page and has no setting
 * for. Such browsers cannot read the rest of its JavaScript either.
 */
function leaveOutPolyfills(): void {
  const manifest = manifestShape.safeParse(JSON.parse(readFileSync(MANIFEST, "utf8")));
  if (!manifest.success) {
    const why = z.prettifyError(manifest.error);
    throw new Error(
      `${MANIFEST} is not what scripts/build.ts knows, perhaps after an upgrade of Next:\n${why}`,
    );
  }
  writeFileSync(MANIFEST, JSON.stringify({ ...manifest.data, polyfillFiles: [] }));
}

/**
 * Builds the dashboard unless a finished build of exactly this source exists; `say` gets the progress.
 * @param begun receives the running build, so that a caller that is stopped can stop it too
 */
export async function buildIfNeeded(
  say: (line: string) => void,
  begun: (build: Child) => void = () => {},
): Promise<void> {
  const digest = sourceDigest();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === digest) {
    say("The build is up to date");
    return;
  }
  say("Building the dashboard, this takes about a minute the first time");
  const next = startNode(
    "next build",
    ["node_modules/next/dist/bin/next", "build"],
    { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    (line) => say(`  ${line}`),
  );
  begun(next);
  const code = await next.exited;
  if (code !== 0) throw new Error(`The build failed (${code}); the lines above say why`);
  leaveOutPolyfills();
  await compressFolder(".next/static");
  writeFileSync(STAMP, digest);
}
