import { SCOPES } from "@/lib/contract/scopes";
import { type IssuedToken, issueToken } from "../accounts/issue-token";
import { apiListener } from "../api/listener";
import { createPlatform } from "../create-platform";
import { openDatabase } from "../open-database";
import type { Database } from "../database/schema";
import type { DeliveryOptions } from "../deliveries/options";
import { listenLater } from "./listen-later";
import { CHEAP } from "./cheap-password";
import { hashPassword } from "../password";
import { generateSecrets } from "../secrets";
import { seededRandom } from "./seeded-random";
import { testSeal } from "./test-seal";
import { createTestDatabase } from "./test-database";

type License = { id: number; users: { email: string; administrator: boolean }[] };

/** Licenses of a test platform unless a test names others; both applications may use both licenses. */
const LICENSES: License[] = [
  {
    id: 1,
    users: [
      { email: "admin@one.example", administrator: true },
      { email: "agent@one.example", administrator: false },
    ],
  },
  { id: 2, users: [{ email: "admin@two.example", administrator: true }] },
];
export const APPLICATIONS = ["application-a", "application-b"] as const;
export const TEST_PASSWORD = "correct horse battery";
/** Redirect URI that both applications have registered. */
const TEST_REDIRECT_URI = "http://localhost:9/callback";
const TEST_TIME = Date.UTC(2026, 0, 15, 12);

export type TestPlatformOptions = {
  licenses?: License[];
  requestTimeout?: number;
  accessTokenSeconds?: number;
  redirectLimit?: number;
  delivery?: Partial<DeliveryOptions>;
  /** Hears of internal errors; without it they make `close` throw. */
  onError?: (error: unknown) => void;
};

/** Whose token: by default the administrator's of license 1, for the first application, with all scopes. */
export type TokenFor = { email?: string; clientId?: string; scopes?: readonly string[] };

export type TestPlatform = {
  apiUrl: string;
  /** Calls the same API without a connection. */
  fetch: (request: Request) => Promise<Response>;
  accountsUrl: string;
  database: Database;
  /** Stands still until it is moved. */
  clock: { now: () => number; advance: (milliseconds: number) => void };
  /** Issues a token through the accounts' own code, without its pages. */
  tokenFor: (who?: TokenFor) => Promise<IssuedToken>;
  /** Revokes it as any client would, with the grant behind it. */
  revoke: (token: string) => Promise<void>;
  /** Takes an administrator's rights away, as the license's owner would; `remove` deletes the person. */
  demote: (email: string) => Promise<void>;
  remove: (email: string) => Promise<void>;
  close: () => Promise<void>;
};

async function fill(database: Database, licenses: License[]): Promise<void> {
  const random = seededRandom("users");
  const password_hash = await hashPassword(TEST_PASSWORD, random, CHEAP);
  const users = licenses.flatMap(({ id, users }) =>
    users.map(({ email, administrator }) => ({
      email,
      license_id: id,
      is_administrator: administrator ? (1 as const) : (0 as const),
      password_hash,
    })),
  );
  await database
    .insertInto("licenses")
    .values(licenses.map(({ id }) => ({ id })))
    .execute();
  await database.insertInto("users").values(users).execute();
  const applications = APPLICATIONS.map((client_id) => ({
    client_id,
    client_secret: `secret of ${client_id}`,
    name: `Test ${client_id}`,
    redirect_uris: JSON.stringify([TEST_REDIRECT_URI]),
    scopes: SCOPES.join(" "),
  }));
  await database.insertInto("applications").values(applications).execute();
}

/** Starts the whole platform in this process, over HTTP on free ports, with its own clock and randomness. */
export async function startTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const { licenses = LICENSES, ...more } = options;
  const stored = await createTestDatabase();
  const database = await openDatabase(stored.address, testSeal);
  await fill(database, licenses);
  const [api, accounts] = await Promise.all([listenLater(), listenLater()]);
  const random = seededRandom("platform");
  const { jwks, cookie_keys: cookies } = await generateSecrets(random);
  const unexpected: unknown[] = [];
  let time = TEST_TIME;
  const platform = createPlatform({
    onError: (error) => unexpected.push(error),
    ...more,
    database,
    clock: () => time,
    random,
    seal: testSeal,
    apiUrl: api.url,
    accountsUrl: accounts.url,
    keys: { jwks, cookies },
  });
  api.handle(apiListener(platform.api));
  accounts.handle(platform.accounts.callback);

  return {
    apiUrl: api.url,
    fetch: async (request) => platform.api.fetch(request),
    accountsUrl: accounts.url,
    database,
    clock: { now: () => time, advance: (milliseconds) => void (time += milliseconds) },
    tokenFor: ({ email = "admin@one.example", clientId = APPLICATIONS[0], scopes = SCOPES } = {}) =>
      issueToken(platform.accounts, { email, clientId, scopes }),
    async revoke(token) {
      const { status } = await fetch(`${accounts.url}/token?token=${token}`, { method: "DELETE" });
      if (status >= 300) throw new Error(`revoking answered ${status}`);
    },
    async demote(email) {
      await database.updateTable("users").set({ is_administrator: 0 }).where("email", "=", email).execute();
    },
    async remove(email) {
      await database.deleteFrom("users").where("email", "=", email).execute();
    },
    async close() {
      await Promise.all([api.close(), accounts.close()]);
      await platform.close();
      await stored.remove();
      if (unexpected.length > 0) throw new AggregateError(unexpected, "the platform had internal errors");
    },
  };
}
