import { readiness } from "@/server/health/readiness";

/** Whether this process can serve; the launcher and load balancers wait for it. */
export async function GET(): Promise<Response> {
  const { ready, problem } = await readiness();
  const headers = { "cache-control": "no-store" };
  return ready
    ? Response.json({ status: "ok" }, { headers })
    : Response.json({ status: "unavailable", problem }, { status: 503, headers });
}
