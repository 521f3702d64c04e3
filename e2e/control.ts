import { controlUrl } from "./addresses";

type Fault = {
  path: string;
  /** `lose` cuts the answer and `swallow` withholds it, both after the effect; the others come before any. */
  kind: "refuse" | "hang" | "status" | "lose" | "swallow";
  status?: number;
  times: number;
};

async function command<T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${controlUrl}${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

/** Commands to the stack under test (stack/main.ts). */
export const control = {
  stopPlatform: () => command<null>("POST", "/platform/stop"),
  startPlatform: () => command<null>("POST", "/platform/start"),
  breakApi: (...faults: Fault[]) => command<null>("POST", "/faults", faults),
  breakAccounts: (...faults: Fault[]) => command<null>("POST", "/accounts-faults", faults),
  seen: () => command<{ api: string[]; accounts: string[] }>("GET", "/seen"),
  secrets: () => command<string[]>("GET", "/secrets"),
  log: () => command<string>("GET", "/log"),
  /** Makes the platform refuse every access token issued so far; refresh tokens stay good. */
  expireTokens: () => command<null>("POST", "/tokens/expire"),
  /** Ends every grant, like a revocation at the accounts server, of which the dashboard is not informed. */
  endGrants: () => command<null>("POST", "/grants/end"),
  /** Moves the dashboard's last check of people's rights a minute into the past. */
  ageChecks: () => command<null>("POST", "/checks/age"),
  /** Ends every session of the dashboard, as a revoked grant would. */
  endSessions: () => command<null>("POST", "/sessions/end"),
  /** Ends the dashboard at once, as a crash does. */
  killDashboard: () => command<null>("POST", "/dashboard/kill"),
  startDashboard: () => command<null>("POST", "/dashboard/start"),
  /** Makes changes without a known end two minutes older. */
  ageJournal: () => command<null>("POST", "/journal/age"),
  emptyJournal: () => command<null>("POST", "/journal/empty"),
  folder: () => command<string>("GET", "/folder"),
};
