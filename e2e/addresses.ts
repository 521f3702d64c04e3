/** Where the stack of the browser tests listens. The taps stand between the dashboard and the platform. */
export const ports = {
  dashboard: 3300,
  api: 4300,
  accounts: 4301,
  apiTap: 4310,
  accountsTap: 4311,
  control: 4320,
} as const;

export const dashboardUrl = `http://localhost:${ports.dashboard}`;
export const apiUrl = `http://localhost:${ports.apiTap}/configuration`;
export const accountsUrl = `http://localhost:${ports.accountsTap}`;
export const controlUrl = `http://localhost:${ports.control}`;

export const password = "correct horse battery";
export const admin = "admin@demo.example";
export const agent = "agent@demo.example";
