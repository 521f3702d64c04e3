import { z } from "zod";
import { parseScopes } from "@/lib/contract/scopes";
import type { Database } from "../database/schema";

/** Person with a login on a license. */
export type User = { email: string; licenseId: number; isAdministrator: boolean; passwordHash: string };

/** Application that asks people for access. Without a secret it must use PKCE. */
export type Application = {
  clientId: string;
  clientSecret: string | undefined;
  name: string;
  redirectUris: string[];
  scopes: string[];
};

/** No stored name contains NUL, and PostgreSQL refuses a query with it. */
const NUL = "\0";

/** The user with this login, however its letters are written. */
export async function findUser(database: Database, email: string): Promise<User | undefined> {
  if (email.includes(NUL)) return undefined;
  const row = await database
    .selectFrom("users")
    .selectAll()
    .where("email", "=", email.trim().toLowerCase())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    email: row.email,
    licenseId: row.license_id,
    isAdministrator: row.is_administrator === 1,
    passwordHash: row.password_hash,
  };
}

/** The application with this id. */
export async function findApplication(
  database: Database,
  clientId: string,
): Promise<Application | undefined> {
  if (clientId.includes(NUL)) return undefined;
  const row = await database
    .selectFrom("applications")
    .selectAll()
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    clientId: row.client_id,
    clientSecret: row.client_secret === "" ? undefined : row.client_secret,
    name: row.name,
    redirectUris: z.array(z.string()).parse(JSON.parse(row.redirect_uris)),
    scopes: parseScopes(row.scopes),
  };
}
