import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { cyclesOf, folderGraph, FULL_FOLDER, importGraph, isTest, textOf } from "./import-graph";

/** Folders and the folders that they may import (docs/decisions/001-folders.md). */

/** Nouns of components that other nouns may embed. */
const EMBEDDABLE = ["filters", "routing"];
/** Rooms of components that know no noun: every noun may use them, and they use only each other and components/ui. */
const ROOMS = [
  ...["bulk", "editing", "focus", "groups", "keyboard", "lists", "merge", "permissions", "requests"],
  ...["secrets", "themes"],
];
/** The frame of every page, which only app uses. */
const FRAME = "shell";
const SHARED_LIB = ["contract", "filters", "changes", "text", "paths.ts", "environment.ts"];

const graph = importGraph();
const files = [...graph.keys()];
const known = new Set(files);

function mayImport(from: string, to: string): boolean {
  const [fromTop = "", fromNoun = ""] = from.split("/");
  const [toTop = "", toNoun = ""] = to.split("/");
  const ofTest = isTest(from);
  switch (fromTop) {
    case "app":
      return ["app", "components", "server", "lib"].includes(toTop) || (ofTest && toTop === "platform");
    case "components":
      if (fromNoun === "ui")
        return `${toTop}/${toNoun}` === "components/ui" || `${toTop}/${toNoun}` === "lib/text";
      if (toTop === "lib") return true;
      if (toTop !== "components") return false;
      if (fromNoun === toNoun || ["ui", ...ROOMS].includes(toNoun)) return true;
      return ![...ROOMS, FRAME].includes(fromNoun) && EMBEDDABLE.includes(toNoun);
    case "server":
      return ["server", "node", "lib"].includes(toTop) || (ofTest && toTop === "platform");
    case "platform":
      return ["platform", "node", "lib"].includes(toTop);
    case "node":
      return ["node", "lib"].includes(toTop);
    case "lib":
      return toTop === "lib" && (toNoun === fromNoun || SHARED_LIB.includes(toNoun));
    case "cli":
      return ["cli", "lib"].includes(toTop) || (ofTest && toTop === "platform");
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
  return known.has(file) && /^"use client";/.test(textOf(file));
}

describe("imports", () => {
  it("go only where the architecture allows", () => {
    const wrong = [...graph].flatMap(([from, targets]) =>
      targets.filter((to) => !mayImport(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it("of the nouns and rooms of components have no cycles", () => {
    expect(cyclesOf(folderGraph(graph, "components"))).toEqual([]);
  });

  it.each(["server", "platform"])("of the folders of %s have no cycles", (top) => {
    expect(cyclesOf(folderGraph(graph, top))).toEqual([]);
  });

  it("lead to folders of at most 25 files, tests not counted", () => {
    const counts = new Map<string, number>();
    for (const file of files.filter((one) => !isTest(one)))
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > FULL_FOLDER)).toEqual([]);
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
        !/import "server-only";/.test(textOf(file)),
    );
    expect(missing).toEqual([]);
  });

  it("of files that run on the server take only components from files of the browser", () => {
    // A server page gets only components from such a file; any other export, e.g. a query's key, is an
    // empty reference there.
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
      .filter((file) => /from "(react|next|node:|server-only)/.test(textOf(file)));
    expect(wrong).toEqual([]);
  });
});
