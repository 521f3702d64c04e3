/*
 * Addresses that hold secrets: a login before the host, tokens in the query or the path. Where an address is kept or
 * printed beyond its purpose (docs/decisions/014) it is shown masked. Nothing but the secret part is ever altered.
 */

/**
 * Replaces a secret part of an address. A caller may append a digest, so that two secrets can be told apart.
 */
export const ADDRESS_MASK = "***";
type Mark = (secret: string) => string;

const START = String.raw`\s*(?:[a-z][a-z\d+.-]*:)?[\\/]{2}`;
const ADDRESS = new RegExp(`^(${START})?([^/\\\\?#]*)([^?#]*)(\\?[^#]*)?(#[^]*)?$`, "i");
const LOGIN = new RegExp(`^${START}[^/\\\\?#]*@`, "i");
// Punctuation of the sentence after an address is not part of it. A scheme has at most 31 characters here: without a bound, each
// letter of a long word would be tried as the start of a scheme, in quadratic time.
const IN_TEXT = /[a-z][a-z\d+.-]{0,30}:\/\/[^\s"'<>`“”]*[^\s"'<>`“”.,:;!?()[\]]/gi;

/** Whether a user name or password stands before the host. */
export function holdsLogin(address: string): boolean {
  return LOGIN.test(address);
}

/** Whether `***` stands in place of a secret, as in an address copied from its masked form. */
export function isMaskedAddress(address: string): boolean {
  return /(?:[/=:@]|^)\*{3}[0-9a-f]{0,8}(?=[/@&;?#]|$)/.test(address);
}

/**
 * The address with `***` in place of its login, and of tokens in its path, query or fragment, recognised by
 * their look.
 */
export function maskedAddress(address: string, mark: Mark = () => ADDRESS_MASK): string {
  const [, start = "", authority = "", path = "", query = "", fragment = ""] = ADDRESS.exec(address) ?? [];
  const hide = (secret: string) => (secret === "" || isMaskedAddress(secret) ? secret : mark(secret));
  const whole = start + authority + path + query + fragment;
  if (whole !== address) return address;
  const host = start === "" ? authority : withoutLogin(authority, hide);
  return `${start}${host}${maskedPath(host, path, hide)}${maskedQuery(query, hide)}${maskedFragment(fragment, hide)}`;
}

/** The address with `***` in place of its login only: its own page shows the rest. */
export function maskedLogin(address: string): string {
  const [, start = "", authority = ""] = ADDRESS.exec(address) ?? [];
  if (start === "" || !authority.includes("@")) return address;
  return start + withoutLogin(authority, () => ADDRESS_MASK) + address.slice(start.length + authority.length);
}

/** A foreign text with every address in it masked: error messages, notes, names. */
export function maskedText(text: string, mark?: Mark): string {
  return text.replace(IN_TEXT, (address) => maskedAddress(address, mark));
}

/** Two addresses masked for comparison: if only a secret part differs, the second says so. */
export function maskedPair(before: string, after: string, hidden = maskedAddress): [string, string] {
  const [old, now] = [hidden(before), hidden(after)];
  return [old, old === now && before !== after ? `${now} (with another secret in it)` : now];
}

function withoutLogin(authority: string, hide: Mark): string {
  const at = authority.lastIndexOf("@");
  return at < 0 ? authority : `${hide(authority.slice(0, at))}${authority.slice(at)}`;
}

// Path segments after which well-known services put a token: Slack, Zapier, Discord, Teams, IFTTT and the
// like.
const BEFORE_TOKENS =
  /^((?:\/(?:services|workflows|triggers)(?=\/T[A-Z\d]+\/)|\/hooks\/(?:catch|standard)|\/api(?:\/v\d+)?\/webhooks\/\d+|\/webhookb2|\/webhook(?=\/[^/]*@))\/)(.+)$/i;
const TOKEN_HOSTS =
  /(?:^|[.@])(?:hooks\.slack(?:-gov)?\.com|hook\.(?:[a-z\d-]+\.)?(?:make|integromat)\.com)$/i;

const NAMED_SEGMENT = /^(?:(?:api|access|auth)[-_]?)?(?:key|token|secret|password|signature|sig)$/i;

function maskedPath(host: string, path: string, hide: Mark): string {
  const [, known, tokens = ""] = BEFORE_TOKENS.exec(path) ?? [];
  if (known !== undefined) return known + eachSegment(tokens, hide);
  const segments = path.split("/");
  const from = TOKEN_HOSTS.test(host.replace(/:\d+$/, "")) ? Math.max(segments.length - 1, 1) : Infinity;
  return segments
    .map((segment, index) => {
      if (segment.includes("=")) return maskedQuery(segment, hide);
      const bot = /^(bot\d+):(.+)$/.exec(segment);
      if (bot) return `${bot[1]}:${hide(bot[2] ?? "")}`;
      const named = NAMED_SEGMENT.test(segments[index - 1] ?? "");
      return index >= from || named || looksRandom(segment) ? hide(segment) : segment;
    })
    .join("/");
}

const eachSegment = (path: string, hide: Mark) => path.split("/").map(hide).join("/");

function maskedFragment(fragment: string, hide: Mark): string {
  if (fragment.includes("=")) return maskedQuery(fragment, hide);
  return looksRandom(fragment.slice(1)) ? `#${hide(fragment.slice(1))}` : fragment;
}

function maskedQuery(query: string, hide: Mark): string {
  return query.replace(/([?#&;]?)([^?#&;=]+)(=?)([^&;]*)/g, (_whole, sign, name, equals, value) => {
    const [shown, said] = [String(name), String(value)];
    if (equals === "") return `${sign}${looksRandom(shown) ? hide(shown) : shown}${said}`;
    return `${sign}${shown}=${isSecretName(shown) || looksRandom(said) ? hide(said) : said}`;
  });
}

const SECRET_WORDS =
  /^(?:tokens?|keys?|secrets?|sig|sign|signature|pass|passphrase|passcode|pwd|pw|auth|authorization|authentication|bearer|basic|credentials?|hmac|jwt|session|sid|otp|pin)$/;
const SECRET_ENDING = /(?:token|secret|passw(?:or)?d|(?:api|access|auth)key|signature|sess(?:ion)?id)$/;

/** Whether a parameter of this name holds a secret: `api_key`, `X-Amz-Signature`, `accessToken`, `%74oken`. */
function isSecretName(name: string): boolean {
  const words = decoded(name)
    .replace(/([a-z\d])(?=[A-Z])/g, "$1 ")
    .toLowerCase()
    .split(/[^a-z\d]+/);
  // Azure Functions calls its key `code`, as a name of its own; `country_code` holds no secret.
  return (
    words.join("") === "code" || words.some((word) => SECRET_WORDS.test(word) || SECRET_ENDING.test(word))
  );
}

const UUID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/i;
const RUN = /[A-Za-z\d]{16,}/g;

/**
 * Whether a text looks generated by a machine: a UUID, or a long mix of letters and digits unlike any word.
 */
function looksRandom(text: string): boolean {
  const said = decoded(text);
  return UUID.test(said) || (said.match(RUN) ?? []).some((run) => /\d/.test(run) && /[A-Za-z]/.test(run));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
