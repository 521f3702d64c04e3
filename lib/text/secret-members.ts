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

function cutMembers(text: string): string {
  const tokens = [...text.matchAll(TOKEN)].map(
    ({ 0: token, index }): Token => ({ text: token, from: index, to: index + token.length }),
  );
  // From the end, so that earlier places stay where they are; one member at a time, as each leaves other commas behind.
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token?.text.startsWith('"')) continue;
    const isName = tokens[at + 1]?.text === ":";
    if (isName && isSecretName(token.text)) {
      const span = memberSpan(tokens, at);
      if (span) return cutMembers(text.slice(0, span.from) + text.slice(span.to));
    } else if (!isName) {
      const inner = innerJson(token.text);
      if (inner !== undefined) return cutMembers(text.slice(0, token.from) + inner + text.slice(token.to));
    }
  }
  return text;
}

function isSecretName(quoted: string): boolean {
  const name = parse(quoted)?.value;
  return typeof name === "string" && SECRET_NAME.test(name.toLowerCase().replace(/[^a-z]/g, ""));
}

/** Where a member with a text, number or list stands, with one comma. Objects are properties that are called so. */
function memberSpan(tokens: readonly Token[], at: number): { from: number; to: number } | undefined {
  const first = tokens[at + 2];
  if (!first || /^(?:[{}\],:]|null|true|false)/.test(first.text)) return undefined;
  let end = at + 2;
  if (first.text === "[") {
    let depth = 1;
    while (depth > 0 && end + 1 < tokens.length) {
      end += 1;
      const sign = tokens[end]?.text;
      if (sign === "[") depth += 1;
      if (sign === "]") depth -= 1;
    }
  }
  const [name, before, value, after] = [tokens[at], tokens[at - 1], tokens[end], tokens[end + 1]];
  if (!name || !value) return undefined;
  if (after?.text === ",") return { from: name.from, to: tokens[end + 2]?.from ?? after.to };
  return { from: before?.text === "," ? before.from : name.from, to: value.to };
}

/** A string that is JSON itself without its secrets; `undefined` when there is nothing to take out. */
function innerJson(quoted: string): string | undefined {
  const text = parse(quoted)?.value;
  if (typeof text !== "string" || !/^\s*[[{"]/.test(text) || !parse(text)) return undefined;
  const clean = withoutSecretMembers(text);
  return clean === text ? undefined : JSON.stringify(clean);
}

const NAMES =
  "[\\w-]*(?:secret(?:[_-]?key)?|(?:access|refresh|id)[_-]?token|api[_-]?key|authorization|password|passphrase|cookie)";
const QUOTE = "[\"'“”„‟‘’‚«»＂]";
/** A name and its value in text that is no JSON (yet): quoted in any way, or bare up to the end of its word. */
const LOOKALIKE = new RegExp(
  `((?:^|[^\\w])\\\\*${QUOTE}?${NAMES}\\\\*${QUOTE}?\\s*[:=]\\s*)(?:\\\\+"(?:(?!\\\\+")[^\\n])*|"(?:\\\\.|[^"\\\\\\n])*|${QUOTE}(?:(?!${QUOTE})[^\\n])*|(?:(?:basic|bearer)\\s+)?[^\\s"'“”,;&{}\\[\\]\\\\]+)`,
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
