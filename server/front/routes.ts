import "server-only";
import {
  MAX_BODY_BYTES,
  MAX_FILE_BODY_BYTES,
  MAX_ITEM_BODY_BYTES,
  MAX_OPEN_BYTES,
} from "@/lib/contract/limits";

const NONE = 0;
const OBJECT = MAX_BODY_BYTES;
const FILE = MAX_FILE_BODY_BYTES;

/** Methods of a route, with the largest body of each in bytes. GET includes HEAD. */
export type Methods = Partial<Record<"GET" | "POST" | "PATCH" | "DELETE", number>>;

/** Routes for signed-in people; a test compares them with app/api. */
const API: Record<string, Methods> = {
  "/api/bots": { GET: NONE, POST: OBJECT },
  "/api/bots/[id]": { GET: NONE, PATCH: OBJECT, DELETE: NONE },
  "/api/bots/[id]/secret": { POST: NONE },
  "/api/bots/[id]/bulk": { POST: OBJECT },
  "/api/webhooks": { GET: NONE, POST: OBJECT },
  "/api/webhooks/[id]": { DELETE: NONE },
  "/api/webhooks/[id]/secret": { POST: NONE },
  "/api/webhooks/[id]/test": { POST: OBJECT },
  "/api/webhooks/[id]/replace": { GET: NONE, POST: OBJECT },
  "/api/replacements": { GET: NONE, POST: NONE },
  "/api/replacements/[id]/resume": { POST: NONE },
  "/api/replacements/[id]/roll-back": { POST: NONE },
  "/api/cases/[kind]/[id]": { GET: NONE, POST: OBJECT },
  "/api/cases/[kind]/[id]/[caseId]": { DELETE: NONE },
  "/api/groups": { GET: NONE },
  "/api/groups/[id]": { PATCH: OBJECT },
  "/api/routing": { POST: OBJECT },
  "/api/routing/[ids]": { GET: NONE },
  "/api/changes": { GET: NONE },
  "/api/changes/export": { GET: NONE },
  "/api/changes/look-up": { POST: NONE },
  "/api/changes/[id]/take-back": { GET: NONE, POST: OBJECT },
  "/api/transfer/export": { POST: OBJECT },
  "/api/transfer/plan": { POST: FILE },
  "/api/transfer/drift": { POST: FILE },
  "/api/transfer/item": { POST: MAX_ITEM_BODY_BYTES },
  "/api/playground": { POST: OBJECT },
  "/api/playground/[id]": { GET: NONE },
  "/api/session": { GET: NONE },
  "/api/sign-out": { GET: NONE, POST: OBJECT },
};

/** Routes that need no session. */
const OPEN: Record<string, Methods> = {
  "/api/auth/[...nextauth]": { GET: NONE, POST: MAX_OPEN_BYTES },
  "/api/csp-reports": { POST: MAX_OPEN_BYTES },
  "/api/health": { GET: NONE },
  "/api/health/live": { GET: NONE },
  "/api/health/ready": { GET: NONE },
  "/api/metrics": { GET: NONE },
};

const PAGES = [
  "/",
  "/sign-in",
  "/bots",
  "/bots/new",
  "/bots/[botId]",
  "/webhooks",
  "/webhooks/new",
  "/webhooks/[webhookId]",
  "/webhooks/[webhookId]/change",
  "/routing",
  "/playground",
  "/changes",
  "/transfer",
  "/settings",
];

/** A route. `template` stands in for the path in metrics and the log, which must not contain ids. */
export type Route = {
  template: string;
  kind: "api" | "page" | "file";
  methods: Methods;
  /** Whether a write needs a signed-in person. */
  guarded: boolean;
};

type Known = Route & { parts: string[] };

const known = [
  ...Object.entries(API).map(([template, methods]) => route(template, "api", methods, true)),
  ...Object.entries(OPEN).map(([template, methods]) => route(template, "api", methods, false)),
  ...PAGES.map((template) => route(template, "page", { GET: NONE }, false)),
].map((one): Known => ({ ...one, parts: one.template.split("/") }));

const FILES = route("/_next/static", "file", { GET: NONE }, false);
/** Other pages, and files such as the icon; Next decides whether they exist. */
const OTHER = route("other", "page", { GET: NONE }, false);

export const apiRoutes: readonly Route[] = known.filter(({ kind }) => kind === "api");

/** The route of a path without its query; undefined for an address with no route. */
export function routeOf(path: string): Route | undefined {
  if (path.startsWith("/_next/static/")) return FILES;
  // Other addresses of /_next are refused: its image endpoint would scale pictures for anyone.
  if (path.startsWith("/_next/")) return undefined;
  const parts = path.split("/");
  const fitting = known.filter((one) => fits(one.parts, parts));
  const [best] = fitting.toSorted((one, other) => wildcards(one) - wildcards(other));
  if (best) return best;
  return path === "/api" || path.startsWith("/api/") ? undefined : OTHER;
}

function route(template: string, kind: Route["kind"], methods: Methods, guarded: boolean): Route {
  return { template, kind, methods, guarded };
}

function fits(template: string[], parts: string[]): boolean {
  const open = template.at(-1)?.startsWith("[...") ?? false;
  if (open ? parts.length < template.length : parts.length !== template.length) return false;
  return template.every((part, index) => part.startsWith("[") || part === parts[index]);
}

function wildcards({ parts }: Known): number {
  return parts.filter((part) => part.startsWith("[")).length;
}
