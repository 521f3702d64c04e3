/** Whether this process answers; the launcher waits for it. Says nothing of the API behind it. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
