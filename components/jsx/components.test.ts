import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/*
 * A component that returns a bare text puts it beside the elements around it, where React cannot change it
 * once a browser has translated the page. In a fragment it gets an element of its own (own-texts.ts).
 */

const ROOT = process.cwd();

const files = ["components", "app"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".tsx"))
    .map((entry) => join(entry.parentPath, entry.name)),
);

const CALLS = /\.map$|^(?:createPortal|cloneElement)$/;

/** Tells whether an expression is an element, a list of elements, or nothing. */
function isElement(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isElement(node.expression);
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) return true;
  if (node.kind === ts.SyntaxKind.NullKeyword || node.getText() === "undefined") return true;
  if (ts.isConditionalExpression(node)) return isElement(node.whenTrue) && isElement(node.whenFalse);
  if (ts.isCallExpression(node)) return CALLS.test(node.expression.getText());
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken &&
    isElement(node.right)
  );
}

function returnsOf(component: ts.FunctionDeclaration | ts.ArrowFunction): ts.Expression[] {
  const { body } = component;
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const walk = (node: ts.Node) => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    ts.forEachChild(node, walk);
  };
  ts.forEachChild(body, walk);
  return found;
}

/** Functions with the name of a component. */
function componentsIn(source: ts.SourceFile): (ts.FunctionDeclaration | ts.ArrowFunction)[] {
  const found: (ts.FunctionDeclaration | ts.ArrowFunction)[] = [];
  const walk = (node: ts.Node) => {
    if (ts.isFunctionDeclaration(node) && /^[A-Z]/.test(node.name?.text ?? "")) found.push(node);
    if (ts.isVariableDeclaration(node) && /^[A-Z][a-z]/.test(node.name.getText())) {
      if (node.initializer && ts.isArrowFunction(node.initializer)) found.push(node.initializer);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

describe("the build", () => {
  it("compiles JSX to our runtime: Turbopack does not look into what a tsconfig extends", () => {
    for (const file of ["tsconfig.json", "tsconfig.next.json"]) {
      const { config } = ts.readConfigFile(join(ROOT, file), ts.sys.readFile);
      expect(config.compilerOptions).toMatchObject({ jsxImportSource: "@/components/jsx" });
    }
  });
});

describe("components", () => {
  it("return elements, never a bare text", () => {
    const wrong = files.flatMap((file) => {
      const source = ts.createSourceFile(
        file,
        readFileSync(file, "utf8"),
        ts.ScriptTarget.Latest,
        true,
        ts.ScriptKind.TSX,
      );
      return componentsIn(source)
        .flatMap(returnsOf)
        .filter((returned) => !isElement(returned))
        .map((returned) => `${relative(ROOT, file)}: ${returned.getText().slice(0, 60)}`);
    });
    expect(wrong).toEqual([]);
  });

  it("let text of others break anywhere: `break-words` leaves the room it asks for as wide as its longest word", () => {
    const wrong = files.filter((file) => /\bbreak-words\b/.test(readFileSync(file, "utf8")));
    expect(wrong.map((file) => relative(ROOT, file))).toEqual([]);
  });
});
