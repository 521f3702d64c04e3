import type { Database } from "../database/schema";
import { hashPassword, verifyPassword } from "../password";
import type { Random } from "../random";

/** Who can sign in to the demo license. */
export const DEMO_USERS = [
  { email: "admin@demo.example", is_administrator: 1 },
  { email: "agent@demo.example", is_administrator: 0 },
] as const;

/** Gives the demo users this password; one that they have already is left alone. */
export async function prepareUsers(
  database: Database,
  licenseId: number,
  password: string,
  random: Random,
): Promise<void> {
  const known = await database.selectFrom("users").selectAll().where("license_id", "=", licenseId).execute();
  await Promise.all(
    DEMO_USERS.map(async (user) => {
      const before = known.find(({ email }) => email === user.email);
      if (before !== undefined && (await verifyPassword(password, before.password_hash))) return;
      const row = { ...user, license_id: licenseId, password_hash: await hashPassword(password, random) };
      await database
        .insertInto("users")
        .values(row)
        .onConflict((conflict) => conflict.column("email").doUpdateSet(row))
        .execute();
    }),
  );
}
