/** Whether this process answers. Says nothing of the database and the API behind it. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
