/** Moves every port, so that two checkouts can be tested on one machine at a time. */
const offset = Number(process.env.E2E_PORT_OFFSET ?? 0);

/** Where the stack of the browser tests listens. The taps stand between the dashboard and the platform. */
export const ports = {
  dashboard: 3300 + offset,
  api: 4300 + offset,
  accounts: 4301 + offset,
  apiTap: 4310 + offset,
  accountsTap: 4311 + offset,
  control: 4320 + offset,
} as const;

export const dashboardUrl = `http://localhost:${ports.dashboard}`;
export const apiUrl = `http://localhost:${ports.apiTap}/configuration`;
export const accountsUrl = `http://localhost:${ports.accountsTap}`;
export const controlUrl = `http://localhost:${ports.control}`;

export const password = "correct horse battery";
export const admin = "admin@demo.example";
export const agent = "agent@demo.example";
