import ts from "typescript";
import { expect, it } from "vitest";
import { importGraph, isTest, textOf } from "./import-graph";

/** Idioms that leave the subject of a comment unsaid; house rule: a comment names the thing it is about. */
const OF_COMMENTS =
  /\b(somebody|what is|what was|those that|as it is|go(es|ne)? on with|brings? about|is so|all the same|anew|meanwhile|of the license)\b/i;
/** What no sentence of the interface says: words for which there are better ones, and futures in the present. */
const OF_SENTENCES =
  /\b(anew|go(es|ne)? on with|brings? about|cannot be told(?! apart)|all the same|of the license)\b/i;

const files = [...importGraph().keys()].filter((file) => !file.startsWith("scripts/words"));

const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*/g;

const commentsOf = (file: string) =>
  [...textOf(file).matchAll(COMMENT)].map(([comment]) => comment.replace(/\s*\n\s*\*?\s*/g, " "));

/** Texts of a file that hold more than one word: literals, templates and what stands between tags. */
function sentencesOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node);
    if (isText && /\w\s+\w/.test(node.text)) found.push(node.text.replace(/\s+/g, " ").trim());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true));
  return found;
}

it("of comments name the thing they are about", () => {
  const found = files.flatMap((file) =>
    commentsOf(file)
      .filter((comment) => OF_COMMENTS.test(comment))
      .map((comment) => `${file}: ${comment}`),
  );
  expect(found).toEqual([]);
});

it("of the interface are those a support lead uses", () => {
  const places = ["app/", "components/", "lib/", "cli/"];
  const shown = files.filter((file) => places.some((place) => file.startsWith(place)) && !isTest(file));
  const found = shown.flatMap((file) =>
    sentencesOf(file)
      .filter((sentence) => OF_SENTENCES.test(sentence))
      .map((sentence) => `${file}: ${sentence}`),
  );
  expect(found).toEqual([]);
});
