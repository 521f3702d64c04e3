import { type Document, isAlias, isMap, isPair, isScalar, Lexer, parseDocument, visit } from "yaml";

/** What stands in a draft where a secret was; the planner refuses it as masked, with its line. */
const MASK = '"•••"';

/**
 * A file without the secrets that stand in it in clear, for a draft in the browser's storage; everything else stays to
 * the letter. In comments, and in text that is no YAML yet, whatever looks like a secret goes.
 */
export function withoutSecrets(text: string): string {
  const yaml = parseDocument(text, { prettyErrors: false });
  if (yaml.errors.length > 0) return withoutLookalikes(text);
  const cuts = [...secretsIn(yaml), ...commentsOf(text)].toSorted((a, b) => b.from - a.from);
  return cuts.reduce((kept, { from, to, by }) => kept.slice(0, from) + by + kept.slice(to), text);
}

type Cut = { from: number; to: number; by: string };

/** Where secrets stand, wherever an alias brings them from; each once. */
function secretsIn(yaml: Document): Cut[] {
  const found = new Map<number, Cut>();
  const target = (node: unknown) => (isAlias(node) ? node.resolve(yaml) : node);
  visit(yaml, {
    Pair(_, pair) {
      const name = isScalar(pair.key) ? pair.key.value : undefined;
      if (name !== "secret" && name !== "secret_key") return undefined;
      const secret = target(pair.value);
      const value = isMap(secret)
        ? target(
            secret.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === "value")
              ?.value,
          )
        : secret;
      if (isScalar(value) && value.value !== "keep" && value.value !== null && value.range) {
        const [from, to] = value.range;
        found.set(from, { from, to, by: MASK });
      }
      return undefined;
    },
  });
  return [...found.values()];
}

/** Comments that look as if they had a secret, without it. */
function commentsOf(text: string): Cut[] {
  const cuts: Cut[] = [];
  let [from, before] = [0, ""];
  for (const token of new Lexer().lex(text)) {
    if (CONTROLS.test(token)) {
      before = token;
      continue;
    }
    const to = from + token.length;
    const by = token.startsWith("#") && before !== SCALAR_NEXT ? withoutLookalikes(token) : token;
    if (by !== token) cuts.push({ from, to, by });
    [from, before] = [to, token];
  }
  return cuts;
}

// What the lexer puts between the parts of the text to tell what they are.
const CONTROLS = /^[\u0002\u0018\u001f]$/;
const SCALAR_NEXT = "\u001f";

const QUOTED = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'/.source;
/** A name, and a value in quotes beside it, perhaps one level deeper: nothing but that value goes. */
const QUOTED_SECRET = new RegExp(
  `((["']?)\\bsecret(?:_key)?\\2\\s*:\\s*(?:\\{\\s*(["']?)value\\3\\s*:\\s*)?|(["']?)\\bvalue\\4\\s*:\\s*)(?:${QUOTED})`,
  "g",
);
/** The same without quotes, or with quotes that are still open: the rest of the line. */
const OPEN_SECRET =
  /((["']?)\b(?:secret|secret_key)\2\s*:[ \t]*)(?!keep\b|null\b|~|"•••"|\{\s*["']?value["']?\s*:\s*"•••")(?=\S)/;
const OPEN_VALUE = /((["']?)\bvalue\2\s*:[ \t]*)(?!"•••")(?=[^\s{[])/;
const ANCHORED = /(&[^\s,[\]{}]+[ \t]+)(?=[^\s{[])/;
/** A name with its value on the lines below. */
const ABOVE = /(["']?)\bsecret(?:_key)?\1\s*:\s*$/;

function withoutLookalikes(text: string): string {
  const lines: string[] = [];
  // Lines further in than this one belong to what went.
  let gone: number | undefined;
  let above: number | undefined;
  for (const line of text.replace(QUOTED_SECRET, `$1${MASK}`).split("\n")) {
    const depth = /^[ \t#]*(?:-[ \t]+)*/.exec(line)?.[0].length ?? 0;
    const blank = line.trim() === "";
    if (gone !== undefined && (blank || depth > gone)) continue;
    gone = undefined;
    if (above !== undefined && !blank && depth <= above) above = undefined;
    const open = OPEN_SECRET.exec(line) ?? OPEN_VALUE.exec(line) ?? ANCHORED.exec(line);
    // A text of its own below the name, in no map.
    const bare = above !== undefined && !blank && !/:(?:\s|$)|"•••"/.test(line);
    if (open) lines.push(line.slice(0, open.index) + (open[1] ?? "") + MASK);
    else if (bare) lines.push(line.slice(0, depth) + MASK);
    else lines.push(line);
    if (open || bare) gone = depth;
    if (!blank) above = ABOVE.test(line) ? depth : above;
  }
  return lines.join("\n");
}
