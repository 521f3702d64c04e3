import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

const ROOT = process.cwd();

/** Top-level folders: each is a place where code runs. */
const TOP = ["app", "components", "lib", "node", "server", "platform", "cli", "e2e", "bench", "scripts"];

/** A folder that holds more files is looked through instead of read. */
export const FULL_FOLDER = 25;

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^;"']*?\sfrom\s)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

export const isTest = (file: string) => /\.(test|spec)\.tsx?$|\/testing\//.test(file);

export const textOf = (file: string) => readFileSync(join(ROOT, file), "utf8");

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

/** Every TypeScript file of the repository with the files of ours that it imports, tests included. */
export function importGraph(): Map<string, string[]> {
  const files = TOP.flatMap(sources);
  const known = new Set(files);
  return new Map(files.map((file) => [file, importsOf(file, known)]));
}

function importsOf(file: string, known: ReadonlySet<string>): string[] {
  return [...textOf(file).matchAll(IMPORT)].flatMap((match) => {
    const resolved = resolveImport(file, match[1] ?? match[2] ?? "", known);
    return resolved && TOP.includes(resolved.split("/")[0] ?? "") ? [resolved] : [];
  });
}

function resolveImport(from: string, specifier: string, known: ReadonlySet<string>): string | undefined {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? normalize(join(dirname(from), specifier))
      : undefined;
  if (base === undefined) return undefined;
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  return candidates.find((candidate) => known.has(candidate)) ?? base;
}

/**
 * Groups of nodes that reach each other: the cycles of a graph, each as one sorted group of at least two.
 * @param graph each node with the nodes it leads to
 */
export function cyclesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reach = new Map([...graph.keys()].map((node) => [node, reachable(graph, node)]));
  const groups = new Map<string, string[]>();
  for (const [node, reached] of reach) {
    const group = [...reached].filter((other) => reach.get(other)?.has(node)).toSorted();
    if (group.length > 1) groups.set(group.join(" "), group);
  }
  return [...groups.values()];
}

function reachable(graph: ReadonlyMap<string, ReadonlySet<string>>, start: string): Set<string> {
  const found = new Set<string>();
  const queue = [...(graph.get(start) ?? [])];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    queue.push(...(graph.get(node) ?? []));
  }
  return found;
}

/** The folders of one top-level folder with the folders they import from; files that lie in it directly count as one each. */
export function folderGraph(
  graph: ReadonlyMap<string, readonly string[]>,
  top: string,
): Map<string, Set<string>> {
  const roomOf = (file: string) => file.split("/").slice(0, 2).join("/");
  const rooms = new Map<string, Set<string>>();
  for (const [from, targets] of graph) {
    if (!from.startsWith(`${top}/`) || isTest(from)) continue;
    const room = rooms.get(roomOf(from)) ?? new Set<string>();
    for (const to of targets)
      if (to.startsWith(`${top}/`) && !isTest(to) && roomOf(to) !== roomOf(from)) room.add(roomOf(to));
    rooms.set(roomOf(from), room);
  }
  return rooms;
}
