import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { BUILD_HEADER } from "@/lib/session/build";
import { buildId } from "@/server/build-id";
import { environment } from "@/server/environment";
import { NONCE_HEADER, PATH_HEADER } from "@/server/request-headers";
import { commonHeaders, contentSecurityPolicy, reportingHeaders } from "@/server/http/security-headers";

/**
 * Gives every page its security headers, a nonce and its own path. Other answers get their headers from the door
 * (server/front), because Next buffers the body of each request that passes here.
 */
export function proxy(request: NextRequest): NextResponse {
  const { APP_URL: appUrl, ACCOUNTS_URL: accountsUrl } = environment();
  const response = page(request, {
    appUrl,
    accountsUrl,
    development: process.env.NODE_ENV === "development",
  });
  const common = { ...commonHeaders({ appUrl }), ...reportingHeaders };
  for (const [name, value] of Object.entries(common)) response.headers.set(name, value);
  response.headers.set(BUILD_HEADER, buildId());
  return response;
}

function page(request: NextRequest, surroundings: Parameters<typeof contentSecurityPolicy>[1]): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, surroundings);
  const { pathname, searchParams } = request.nextUrl;
  const query = new URLSearchParams(searchParams);
  query.delete("_rsc");

  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  // Next reads the nonce for its own scripts out of this one.
  headers.set("Content-Security-Policy", policy);
  headers.set(PATH_HEADER, query.size > 0 ? `${pathname}?${query}` : pathname);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

export const config = {
  // Static files hold no session data and are cached for good. An address that only looks like a file gets a
  // "not found" page.
  matcher: ["/((?!api/|_next/static/|icon\\.svg$).*)"],
};
