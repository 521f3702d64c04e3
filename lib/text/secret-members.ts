/*
 * Removes secrets from pasted texts: bodies that receivers log, requests, configurations. They must be out
 * before the text is kept, linked or sent; everything else stays to the letter.
 */

/** Names of members that hold a secret, in any spelling: `secret_key`, `clientSecret`, `Authorization`. */
const SECRET_NAME =
  /(?:secret|secretkey|accesstoken|refreshtoken|idtoken|apikey|authorization|password|passphrase|cookie)$/;

// A text without any of these holds no secret member; `\u` counts because a name may be written with escapes.
const SUSPECT = /secret|token|api.{0,2}key|authorization|pass|cookie|\\u/i;

const TOKEN = /"(?:[^"\\]|\\[^])*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;
type Token = { text: string; from: number; to: number };

/**
 * The text without its secret members, also in JSON inside its strings. In text that is no JSON, values that
 * look secret are masked.
 */
export function withoutSecretMembers(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const cut = cutMembers(text);
  return parse(text) === undefined ? maskLookalikes(cut) : cut;
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch {
    return undefined;
  }
}

type Cut = { from: number; to: number; by: string };

function cutMembers(text: string): string {
  const tokens = [...text.matchAll(TOKEN)].map(
    ({ 0: token, index }): Token => ({ text: token, from: index, to: index + token.length }),
  );
  const cuts: Cut[] = [];
  // The last kept comma, which goes together with a secret member that is the last of its object.
  let comma: Token | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const isName = tokens[at + 1]?.text === ":";
    const end =
      token.text.startsWith('"') && isName && isSecretName(token.text) ? valueEnd(tokens, at + 2) : undefined;
    if (end !== undefined) {
      const after = tokens[end + 1];
      const isLast = after?.text !== ",";
      const to = isLast ? (tokens[end]?.to ?? token.to) : (tokens[end + 2]?.from ?? after.to);
      cuts.push({ from: isLast && comma ? comma.from : token.from, to, by: "" });
      at = isLast ? end : end + 1;
      continue;
    }
    if (token.text === ",") comma = token;
    else if (!isName && token.text.startsWith('"')) {
      const inner = innerJson(token.text);
      if (inner !== undefined) cuts.push({ from: token.from, to: token.to, by: inner });
      comma = undefined;
    } else comma = undefined;
  }
  return applied(text, cuts);
}

/** The text with cuts made; a cut that reaches back over earlier ones includes them. */
function applied(text: string, cuts: readonly Cut[]): string {
  const parts: string[] = [];
  let to = text.length;
  for (const cut of cuts.toReversed()) {
    if (cut.from >= to) continue;
    parts.push(text.slice(Math.min(cut.to, to), to), cut.by);
    to = cut.from;
  }
  return text.slice(0, to) + parts.toReversed().join("");
}

function isSecretName(quoted: string): boolean {
  const name = parse(quoted)?.value;
  return typeof name === "string" && SECRET_NAME.test(name.toLowerCase().replace(/[^a-z]/g, ""));
}

/**
 * Index of the last token of a secret's value, which is a text, number or list; undefined for objects, which
 * are no secrets but properties of that name.
 */
function valueEnd(tokens: readonly Token[], start: number): number | undefined {
  const first = tokens[start];
  if (!first || /^(?:[{}\],:]|null|true|false)/.test(first.text)) return undefined;
  if (first.text !== "[") return start;
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const sign = tokens[at]?.text;
    if (sign === "[") depth += 1;
    if (sign === "]") depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}

/** A string that holds JSON, without its secrets; `undefined` when there are none. */
function innerJson(quoted: string): string | undefined {
  const text = parse(quoted)?.value;
  if (typeof text !== "string" || !/^\s*[[{"]/.test(text) || !parse(text)) return undefined;
  const clean = withoutSecretMembers(text);
  return clean === text ? undefined : JSON.stringify(clean);
}

const NAMES =
  "[\\w-]{0,40}(?:secret(?:[_-]?key)?|(?:access|refresh|id)[_-]?token|api[_-]?key|authorization|password|passphrase|cookie)";
const QUOTE = "[\"'“”„‟‘’‚«»＂]";
/** A secret's name and value in text that is no JSON (yet): quoted, or bare up to the end of the word. */
const LOOKALIKE = new RegExp(
  `((?:^|[^\\w-])\\\\{0,8}${QUOTE}?${NAMES}\\\\{0,8}${QUOTE}?\\s*[:=]\\s*)(?:\\\\+"(?:(?!\\\\+")[^\\n])*|"(?:\\\\.|[^"\\\\\\n])*|${QUOTE}(?:(?!${QUOTE})[^\\n])*|(?:(?:basic|bearer)\\s+)?[^\\s"'“”,;&{}\\[\\]\\\\]+)`,
  "gi",
);
const MASKED = "•••";

function maskLookalikes(text: string): string {
  return text.replace(LOOKALIKE, (found, name: string) => {
    const quote = /^(?:\\+")|^["'“”„‟‘’‚«»＂]/.exec(found.slice(name.length))?.[0] ?? "";
    // The mask is never longer than the value, because texts have limits.
    return `${name}${quote}${MASKED.slice(0, found.length - name.length - quote.length)}`;
  });
}
