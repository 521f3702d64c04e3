import "server-only";
import { api } from "@/lib/paths";

const REPORTS = "policy";

/** sonner inserts its style sheet without a nonce: the empty element, then its text. A test recomputes both. */
export const SONNER_STYLE_HASHES = [
  "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=",
];

type Surroundings = { appUrl: string; accountsUrl: string; development: boolean };

/**
 * Content security policy of a page. Only scripts with this answer's nonce run, and scripts that these
 * load.
 */
export function contentSecurityPolicy(
  nonce: string,
  { appUrl, accountsUrl, development }: Surroundings,
): string {
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", `'nonce-${nonce}'`, ...SONNER_STYLE_HASHES.map((hash) => `'${hash}'`)],
    // Long lists and dragging position their rows by style attributes.
    "style-src-attr": ["'unsafe-inline'"],
    // A bot's avatar may come from any host, but from http: only if Switchboard itself is served that way.
    "img-src": ["'self'", "data:", "https:", ...(appUrl.startsWith("https:") ? [] : ["http:"])],
    "connect-src": ["'self'", ...(development ? ["ws:"] : [])],
    "object-src": ["'none'"],
    "frame-src": ["'none'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    // Signing in may be a form that ends up at the accounts server.
    "form-action": ["'self'", new URL(accountsUrl).origin],
    // Older browsers know report-uri only, newer ones prefer report-to.
    "report-uri": [api.policyReports],
    "report-to": [REPORTS],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}

/** Names the address to which browsers report violations of a page's policy. */
export const reportingHeaders = { "Reporting-Endpoints": `${REPORTS}="${api.policyReports}"` };

/**
 * Policy of answers other than pages (data, files, refusals): a browser that displays one runs no script in
 * it.
 */
export const BARE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers of every answer. HSTS is sent only if the dashboard is served over TLS. */
export function commonHeaders({ appUrl }: Pick<Surroundings, "appUrl">): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(appUrl.startsWith("https:")
      ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" }
      : {}),
  };
}
