import "server-only";
import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "./auth-options";

/** What of next-auth is in use. Its other pages are ours, and its open log endpoint would let anyone write to the log. */
const ACTIONS = new Set(["signin", "callback", "signout", "csrf", "providers", "session", "error"]);

type Context = { params: Promise<{ nextauth: string[] }> };

/** Serves `/api/auth/*`. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  if (!ACTIONS.has(action)) return new Response(null, { status: 404 });
  const response = (await NextAuth(request as never, context as never, authOptions())) as Response;
  response.headers.set("cache-control", "no-store");
  return response;
}
