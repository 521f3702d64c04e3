/*
 * Secrets inside of what people paste: bodies that receivers log, requests, configurations. They have to be out before the
 * text is kept, linked or sent; everything else of the text stays to the letter.
 */

/** Names of members that hold a secret, however they are written: `secret_key`, `clientSecret`, `Authorization`. */
const SECRET_NAME =
  /(?:secret|secretkey|accesstoken|refreshtoken|idtoken|apikey|authorization|password|passphrase|cookie)$/;

// Texts without any of these have nothing to take out; a name may be written with escapes.
const SUSPECT = /secret|token|api.{0,2}key|authorization|pass|cookie|\\u/i;

const TOKEN = /"(?:[^"\\]|\\[^])*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;
type Token = { text: string; from: number; to: number };

/** The text without the members that hold a secret, in JSON inside of its strings too; other text is masked by its looks. */
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
  // The last comma that stays: the one to go with a member that is the last of its object.
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

/** The text with cuts made; one that reaches back over earlier ones takes them in. */
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

/** The last token of a text, number or list, which is what a secret is; objects are properties that are called so. */
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

/** A string that is JSON itself without its secrets; `undefined` when there is nothing to take out. */
function innerJson(quoted: string): string | undefined {
  const text = parse(quoted)?.value;
  if (typeof text !== "string" || !/^\s*[[{"]/.test(text) || !parse(text)) return undefined;
  const clean = withoutSecretMembers(text);
  return clean === text ? undefined : JSON.stringify(clean);
}

const NAMES =
  "[\\w-]{0,40}(?:secret(?:[_-]?key)?|(?:access|refresh|id)[_-]?token|api[_-]?key|authorization|password|passphrase|cookie)";
const QUOTE = "[\"'“”„‟‘’‚«»＂]";
/** A name and its value in text that is no JSON (yet): quoted in any way, or bare up to the end of its word. */
const LOOKALIKE = new RegExp(
  `((?:^|[^\\w-])\\\\{0,8}${QUOTE}?${NAMES}\\\\{0,8}${QUOTE}?\\s*[:=]\\s*)(?:\\\\+"(?:(?!\\\\+")[^\\n])*|"(?:\\\\.|[^"\\\\\\n])*|${QUOTE}(?:(?!${QUOTE})[^\\n])*|(?:(?:basic|bearer)\\s+)?[^\\s"'“”,;&{}\\[\\]\\\\]+)`,
  "gi",
);
const MASKED = "•••";

function maskLookalikes(text: string): string {
  return text.replace(LOOKALIKE, (found, name: string) => {
    const quote = /^(?:\\+")|^["'“”„‟‘’‚«»＂]/.exec(found.slice(name.length))?.[0] ?? "";
    // Never longer than what it stands for: texts have limits.
    return `${name}${quote}${MASKED.slice(0, found.length - name.length - quote.length)}`;
  });
}
