import { dirname } from "node:path";
import ts from "typescript";
import { cyclesOf, folderGraph, FULL_FOLDER, importGraph, isTest, textOf } from "./import-graph";

/*
 * `npm run house` counts the shape of the code: how long files and functions are, how full folders, how often one name or
 * one idea exists twice. Tests do not count. Add `--list` for what each figure counts.
 */

const COUNTED = ["app", "components", "lib", "node", "server", "platform", "cli", "scripts", "bench"];
const LONG_FUNCTION = 100;
const MOST_PARAMETERS = 3;
/** Each file of these has an export that Next looks for by its name. */
const OF_NEXT = /^app\/.*\/?(page|layout|route|error|not-found|global-error|loading)\.tsx?$/;

type Figure = { what: string; found: string; list?: string[] };

const graph = importGraph();
const files = [...graph.keys()].filter((file) => COUNTED.includes(file.split("/")[0] ?? "") && !isTest(file));
const trees = new Map(
  files.map((file) => [file, ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)]),
);
const lines = new Map(files.map((file) => [file, textOf(file).trimEnd().split("\n").length]));

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function size(): Figure[] {
  const all = [...lines.values()];
  const total = all.reduce((sum, count) => sum + count, 0);
  return [
    { what: "production files · lines", found: `${files.length} · ${(total / 1000).toFixed(1)}k` },
    {
      what: "lines of a file: median / p90 / max",
      found: `${quantile(all, 0.5)} / ${quantile(all, 0.9)} / ${Math.max(...all)}`,
      list: [...lines].filter(([, count]) => count > 250).map(([file, count]) => `${count} ${file}`),
    },
  ];
}

function folders(): Figure {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  return {
    what: `largest flat folder (folders over ${FULL_FOLDER})`,
    found: `${sorted[0]?.[1]} (${sorted.filter(([, count]) => count > FULL_FOLDER).length})`,
    list: sorted.filter(([, count]) => count > FULL_FOLDER).map(([folder, count]) => `${count} ${folder}`),
  };
}

function nextDoor(): Figure {
  const importers = new Map<string, Set<string>>();
  for (const from of files)
    for (const to of graph.get(from) ?? []) importers.set(to, (importers.get(to) ?? new Set()).add(from));
  const list = files.filter((file) => {
    const [only, ...others] = importers.get(file) ?? [];
    return only !== undefined && others.length === 0 && dirname(only) === dirname(file);
  });
  return { what: "files with one importer, next door", found: String(list.length), list };
}

function exportsOf(tree: ts.SourceFile): string[] {
  return tree.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText(tree));
    const { name } = statement as ts.Statement & { name?: ts.Identifier };
    return name ? [name.text] : [];
  });
}

function names(): Figure {
  const places = new Map<string, Set<string>>();
  for (const [file, tree] of trees) {
    if (OF_NEXT.test(file)) continue;
    for (const name of exportsOf(tree)) places.set(name, (places.get(name) ?? new Set()).add(file));
  }
  const list = [...places]
    .filter(([, where]) => where.size > 1)
    .map(([name, where]) => `${name}: ${[...where].join(", ")}`);
  return { what: "exported names that stand for two things", found: String(list.length), list };
}

function cycles(): Figure {
  const found = ["server", "platform"].map((top) => cyclesOf(folderGraph(graph, top)));
  return {
    what: "folder cycles in server / platform",
    found: found.map((groups) => groups.length).join(" / "),
    list: found.flat().map((group) => group.join(" ↔ ")),
  };
}

type Callable = { where: string; length: number; parameters: number };

function functions(): Callable[] {
  const found: Callable[] = [];
  for (const [file, tree] of trees) {
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && "body" in node && node.body) {
        const start = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
        const end = tree.getLineAndCharacterOfPosition(node.end).line;
        found.push({
          where: `${file}:${start + 1}`,
          length: end - start + 1,
          parameters: node.parameters.length,
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return found;
}

function callables(): Figure[] {
  const all = functions();
  const long = all.filter(({ length }) => length > LONG_FUNCTION);
  const wide = all.filter(({ parameters }) => parameters > MOST_PARAMETERS);
  return [
    {
      what: `functions over ${LONG_FUNCTION} lines`,
      found: String(long.length),
      list: long.map(({ where, length }) => `${length} ${where}`),
    },
    {
      what: `functions with more than ${MOST_PARAMETERS} parameters`,
      found: String(wide.length),
      list: wide.map(({ where, parameters }) => `${parameters} ${where}`),
    },
  ];
}

for (const { what, found, list = [] } of [
  ...size(),
  folders(),
  nextDoor(),
  names(),
  cycles(),
  ...callables(),
]) {
  console.log(`${what.padEnd(48)} ${found}`);
  if (process.argv.includes("--list")) for (const line of list) console.log(`    ${line}`);
}
