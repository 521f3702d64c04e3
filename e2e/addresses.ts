/** Moves every port, so that two checkouts can be tested on one machine at a time. */
const checkout = Number(process.env.E2E_PORT_OFFSET ?? 0);
/** Offset of a worker's ports: each Playwright worker has a stack of its own, chosen by its number. */
const stackOffset = (worker: number) => checkout + 100 * worker;
const offset = stackOffset(Number(process.env.E2E_STACK ?? process.env.TEST_PARALLEL_INDEX ?? 0));

const FIRST_CONTROL = 4320;
export const controlUrlOf = (worker: number) => `http://localhost:${FIRST_CONTROL + stackOffset(worker)}`;

/** Ports of the browser tests' stack. The taps stand between the dashboard and the platform. */
export const ports = {
  dashboard: 3300 + offset,
  api: 4300 + offset,
  accounts: 4301 + offset,
  apiTap: 4310 + offset,
  accountsTap: 4311 + offset,
  control: FIRST_CONTROL + offset,
} as const;

export const dashboardUrl = `http://localhost:${ports.dashboard}`;
export const apiUrl = `http://localhost:${ports.apiTap}/configuration`;
export const accountsUrl = `http://localhost:${ports.accountsTap}`;
export const controlUrl = `http://localhost:${ports.control}`;

export const password = "correct horse battery";
export const admin = "admin@demo.example";
export const agent = "agent@demo.example";
