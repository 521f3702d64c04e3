import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { z } from "zod";

/*
 * Completes package-lock.json after every install. npm 11 refuses `npm ci` when the lock lacks an optional
 * package, even one for another platform, and a registry without such packages makes `npm install` leave
 * them out. They are put back marked for their platform, so that npm installs them only there. Missing
 * digests are fetched by npm, as only a digest ties a registry's answer to the reviewed package.
 */

const packageSchema = z.looseObject({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
  integrity: z.string().optional(),
  inBundle: z.boolean().optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), packageSchema) });
export type Lock = z.infer<typeof lockSchema>;

const OS = /android|darwin|win32|freebsd|openharmony|linux/;
const CPU = /wasm32|arm64|x64|ia32|loong64|ppc64|riscv64|s390x|arm(?=-)/;

/** Optional packages that packages of the lock name and the lock does not have. */
export function missingFrom({ packages }: Lock): { key: string; version: string; dev: boolean }[] {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .map(([name, range]) => ({ key: `node_modules/${name}`, version: range.replace(/^[\^~]/, ""), dev }))
      .filter(({ key }) => !packages[key] && !packages[`${parent}/${key}`]),
  );
}

/** Lock with every optional package in it. */
export function complete(lock: Lock): Lock {
  const packages = { ...lock.packages };
  for (const { key, version, dev } of missingFrom(lock)) {
    const [os, cpu] = [OS.exec(key)?.[0], CPU.exec(key)?.[0]];
    packages[key] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(dev && { dev }),
      ...(key.includes("musl") && { libc: ["musl"] }),
      optional: true,
      ...(os && { os: [os] }),
    };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/**
 * Keys of packages without a digest. A bundled package needs none: the digest of the package around it
 * covers it.
 */
export function withoutDigest({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([key, { integrity, inBundle }]) =>
    key === "" || inBundle || integrity?.startsWith("sha512-") ? [] : [key],
  );
}

/** Lock without some packages, so that npm looks them up again. */
export function without(keys: readonly string[], lock: Lock): Lock {
  const left = Object.entries(lock.packages).filter(([key]) => !keys.includes(key));
  return { ...lock, packages: Object.fromEntries(left) };
}

/**
 * Newer lock with the older one's fields for some packages: npm drops the platforms of a package that it
 * looks up.
 */
export function keeping(keys: readonly string[], older: Lock, newer: Lock): Lock {
  const packages = { ...newer.packages };
  for (const key of keys) if (packages[key]) packages[key] = { ...packages[key], ...older.packages[key] };
  return { ...newer, packages };
}

export function readLock(): Lock {
  const lock: unknown = JSON.parse(readFileSync("package-lock.json", "utf8"));
  lockSchema.parse(lock);
  // The lock as it was parsed from JSON: zod would return its keys in another order.
  return lock as Lock;
}

function writeLock(lock: Lock): void {
  writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const lock = complete(readLock());
  const missing = withoutDigest(lock);
  writeLock(without(missing, lock));
  if (missing.length > 0) {
    const args = ["install", "--package-lock-only", "--ignore-scripts"];
    execFileSync("npm", args, { stdio: ["ignore", "ignore", "inherit"] });
  }
  writeLock(complete(keeping(missing, lock, readLock())));
}
