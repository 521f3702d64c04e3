/** Runs once before the dashboard serves anything: a wrong environment or a dead database is said now, not at first use. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startDashboard } = await import("@/server/start");
  await startDashboard();
}
