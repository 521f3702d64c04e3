import { MAX_URL_LENGTH } from "@/lib/contract/limits";
import { trimmed } from "@/lib/text/trimmed";

/**
 * New host for many webhooks: a host with an optional port, and a scheme unless each webhook keeps its own.
 */
export type NewHost = { scheme?: "http" | "https"; host: string };

const TYPED = /^(?:(https?):\/\/)?([^\s/?#\\@]+)\/?$/i;
// A backslash ends the host too, as in browsers and URL parsers.
const PARTS = /^(https?):\/\/([^/?#\\]*)([^]*)$/i;

/** Reads "hooks.example.com", "hooks.example.com:8443" or "https://hooks.example.com"; undefined for anything else. */
export function parseNewHost(text: string): NewHost | undefined {
  const [, scheme, host] = TYPED.exec(trimmed(text)) ?? [];
  if (host === undefined || !URL.canParse(`${scheme ?? "https"}://${host}`)) return undefined;
  const kept = host.toLowerCase();
  if (scheme === undefined) return { host: kept };
  return { scheme: scheme.toLowerCase() === "http" ? "http" : "https", host: kept };
}

export type Moved =
  | { kind: "change"; url: string }
  | { kind: "unchanged"; why: string }
  | { kind: "left_out"; why: string };

/**
 * A webhook's URL at another host: path, query and fragment stay to the letter. The port belongs to the host,
 * so the old host's port goes.
 */
export function moveUrl(url: string, { scheme, host }: NewHost): Moved {
  const [, ownScheme, authority, rest] = PARTS.exec(url.trim()) ?? [];
  if (ownScheme === undefined || authority === undefined || rest === undefined || !URL.canParse(url.trim())) {
    return { kind: "left_out", why: "Its address cannot be read" };
  }
  if (authority.includes("@")) {
    return {
      kind: "left_out",
      why: "Its address holds a user name for the old host. Change this webhook alone",
    };
  }
  const moved = `${scheme ?? ownScheme.toLowerCase()}://${host}${rest}`;
  if (new URL(moved).origin === new URL(url.trim()).origin) {
    return { kind: "unchanged", why: "Already goes there" };
  }
  if (moved.length > MAX_URL_LENGTH) {
    const over = moved.length - MAX_URL_LENGTH;
    return {
      kind: "left_out",
      why: `Its address would be ${over} characters too long (${MAX_URL_LENGTH} at most)`,
    };
  }
  return { kind: "change", url: moved };
}

type Sent = { webhook_id: string; action: string; url: string };

/**
 * Number of moved webhooks that would newly send an action to an address where another webhook sends it too.
 */
export function newDoubles(all: readonly Sent[], moved: ReadonlyMap<string, string>): number {
  const before = countsOf(all.map(keyOf));
  const after = all.map((webhook) => ({
    webhook,
    key: keyOf({ ...webhook, url: moved.get(webhook.webhook_id) ?? webhook.url }),
  }));
  const counts = countsOf(after.map(({ key }) => key));
  return after.filter(
    ({ webhook, key }) =>
      moved.has(webhook.webhook_id) && (counts.get(key) ?? 0) > 1 && (before.get(keyOf(webhook)) ?? 0) < 2,
  ).length;
}

function keyOf({ action, url }: Pick<Sent, "action" | "url">): string {
  return `${action} ${URL.canParse(url) ? new URL(url).href : url}`;
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
