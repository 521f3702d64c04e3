import { type Document, isAlias, isMap, isPair, isScalar, Lexer, parseDocument, visit } from "yaml";

/** Stands in place of a secret in a draft; the planner refuses it as masked, with its line. */
const MASK = '"•••"';

/**
 * A file without its clear secrets, for a draft in the browser's storage; everything else stays to the
 * letter. In comments, and in text that is no YAML yet, values that look secret are masked.
 */
export function withoutSecrets(text: string): string {
  const yaml = parseDocument(text, { prettyErrors: false });
  if (yaml.errors.length > 0) return withoutLookalikes(text);
  const cuts = [...secretsIn(yaml), ...commentsOf(text)].toSorted((a, b) => b.from - a.from);
  return cuts.reduce((kept, { from, to, by }) => kept.slice(0, from) + by + kept.slice(to), text);
}

type Cut = { from: number; to: number; by: string };

/** Places of secrets, each once, including values that an alias refers to. */
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

/** Comments with values that look secret, and their masked text. */
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

// Control characters by which the lexer marks the kind of the next part.
const CONTROLS = /^[\u0002\u0018\u001f]$/;
const SCALAR_NEXT = "\u001f";

const QUOTED = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'/.source;
/** A secret's name with a quoted value beside it, perhaps one level deeper: only the value is masked. */
const QUOTED_SECRET = new RegExp(
  `((["']?)\\bsecret(?:_key)?\\2\\s*:\\s*(?:\\{\\s*(["']?)value\\3\\s*:\\s*)?|(["']?)\\bvalue\\4\\s*:\\s*)(?:${QUOTED})`,
  "g",
);
/** A secret's name with an unquoted value, or an unclosed quote: the rest of the line is masked. */
const OPEN_SECRET =
  /((["']?)\b(?:secret|secret_key)\2\s*:[ \t]*)(?!keep\b|null\b|~|"•••"|\{\s*["']?value["']?\s*:\s*"•••")(?=\S)/;
const OPEN_VALUE = /((["']?)\bvalue\2\s*:[ \t]*)(?!"•••")(?=[^\s{[])/;
const ANCHORED = /(&[^\s,[\]{}]+[ \t]+)(?=[^\s{[])/;
/** A secret's name with its value on the lines below. */
const ABOVE = /(["']?)\bsecret(?:_key)?\1\s*:\s*$/;

function withoutLookalikes(text: string): string {
  const lines: string[] = [];
  // Depth of the masked line: deeper lines belong to its value and are dropped.
  let gone: number | undefined;
  let above: number | undefined;
  for (const line of text.replace(QUOTED_SECRET, `$1${MASK}`).split("\n")) {
    const depth = /^[ \t#]*(?:-[ \t]+)*/.exec(line)?.[0].length ?? 0;
    const blank = line.trim() === "";
    if (gone !== undefined && (blank || depth > gone)) continue;
    gone = undefined;
    if (above !== undefined && !blank && depth <= above) above = undefined;
    const open = OPEN_SECRET.exec(line) ?? OPEN_VALUE.exec(line) ?? ANCHORED.exec(line);
    // A bare value below the secret's name, not in a map.
    const bare = above !== undefined && !blank && !/:(?:\s|$)|"•••"/.test(line);
    if (open) lines.push(line.slice(0, open.index) + (open[1] ?? "") + MASK);
    else if (bare) lines.push(line.slice(0, depth) + MASK);
    else lines.push(line);
    if (open || bare) gone = depth;
    if (!blank) above = ABOVE.test(line) ? depth : above;
  }
  return lines.join("\n");
}
