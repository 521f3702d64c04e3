/** Liveness: 200 while this process answers, whatever the state of the database and the API. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
