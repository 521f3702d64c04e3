import { readiness } from "@/server/health/readiness";

/** Readiness: 503 while this process cannot serve requests. The launcher and load balancers poll it. */
export async function GET(): Promise<Response> {
  const { ready, problem } = await readiness();
  const headers = { "cache-control": "no-store" };
  return ready
    ? Response.json({ status: "ok" }, { headers })
    : Response.json({ status: "unavailable", problem }, { status: 503, headers });
}
