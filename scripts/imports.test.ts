import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** Who may import whom (docs/decisions/001-folders.md). A top-level folder is a place where code runs. */

const ROOT = process.cwd();
const TOP = ["app", "components", "lib", "node", "server", "platform", "cli", "e2e", "bench", "scripts"];
/** Made to be embedded by other nouns. */
const EMBEDDABLE = ["filters", "routing"];
const SHARED_LIB = ["contract", "filters", "changes", "text", "paths.ts", "environment.ts"];

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const files = TOP.flatMap(sources);
const known = new Set(files);

function resolveImport(from: string, specifier: string): string | undefined {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? normalize(join(dirname(from), specifier))
      : undefined;
  if (base === undefined) return undefined;
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  return candidates.find((candidate) => known.has(candidate)) ?? base;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s(?:[^;"']*?\sfrom\s)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const resolved = resolveImport(file, match[1] ?? match[2] ?? "");
    return resolved && TOP.includes(resolved.split("/")[0] ?? "") ? [resolved] : [];
  });
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

function mayImport(from: string, to: string): boolean {
  const [fromTop = "", fromNoun = ""] = from.split("/");
  const [toTop = "", toNoun = ""] = to.split("/");
  const isTest = /\.test\.tsx?$|\/testing\//.test(from);
  switch (fromTop) {
    case "app":
      return ["app", "components", "server", "lib"].includes(toTop) || (isTest && toTop === "platform");
    case "components":
      if (fromNoun === "ui")
        return `${toTop}/${toNoun}` === "components/ui" || `${toTop}/${toNoun}` === "lib/text";
      if (toTop === "lib") return true;
      return toTop === "components" && ["ui", "shell", fromNoun, ...EMBEDDABLE].includes(toNoun);
    case "server":
      return ["server", "node", "lib"].includes(toTop) || (isTest && toTop === "platform");
    case "platform":
      return ["platform", "node", "lib"].includes(toTop);
    case "node":
      return ["node", "lib"].includes(toTop);
    case "lib":
      return toTop === "lib" && (toNoun === fromNoun || SHARED_LIB.includes(toNoun));
    case "cli":
      return ["cli", "lib"].includes(toTop) || (isTest && toTop === "platform");
    case "e2e":
      return ["e2e", "lib"].includes(toTop);
    case "bench":
      // bench/limits calls the measured code itself; bench/soak works over HTTP, with the tests' browser for the accounts server.
      return (
        ["bench", "lib"].includes(toTop) ||
        (fromNoun === "limits" && ["server", "platform"].includes(toTop)) ||
        (fromNoun === "soak" && to === "platform/accounts/testing/browser.ts")
      );
    case "scripts":
      return ["scripts", "lib"].includes(toTop);
    default:
      return false;
  }
}

function runsInBrowser(file: string): boolean {
  return known.has(file) && /^"use client";/.test(readFileSync(join(ROOT, file), "utf8"));
}

describe("imports", () => {
  it("go only where the architecture allows", () => {
    const wrong = [...graph].flatMap(([from, targets]) =>
      targets.filter((to) => !mayImport(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it("have no cycles", () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, path: string[]) => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      } else if (!done.has(file)) {
        for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
        done.add(file);
      }
    };
    for (const file of graph.keys()) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it("of server files start with server-only", () => {
    const missing = files.filter(
      (file) =>
        file.startsWith("server/") &&
        !/\.test\.ts$|^server\/testing\//.test(file) &&
        !/import "server-only";/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(missing).toEqual([]);
  });

  it("of files that run on the server take only components from files of the browser", () => {
    // Anything else of such a file, a query's key for one, is an empty reference there.
    const wrong = [...graph]
      .filter(([from]) => from.startsWith("app/") && !runsInBrowser(from))
      .flatMap(([from, targets]) =>
        targets.filter((to) => to.endsWith(".ts") && runsInBrowser(to)).map((to) => `${from} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it("of lib know neither React, Next nor Node", () => {
    const wrong = files
      .filter((file) => file.startsWith("lib/") && !file.endsWith(".test.ts"))
      .filter((file) => /from "(react|next|node:|server-only)/.test(readFileSync(join(ROOT, file), "utf8")));
    expect(wrong).toEqual([]);
  });
});
