import type { Database } from "../database/schema";
import { hashPassword, isOutdated, verifyPassword } from "../password";
import type { Random } from "../random";

/** Users of the demo license. */
export const DEMO_USERS = [
  { email: "admin@demo.example", is_administrator: 1 },
  { email: "agent@demo.example", is_administrator: 0 },
] as const;

/** Sets the demo users' password. A hash that already matches is kept, unless it was made at another cost than today's. */
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
      const hash = before?.password_hash;
      if (hash !== undefined && !isOutdated(hash) && (await verifyPassword(password, hash))) return;
      const row = { ...user, license_id: licenseId, password_hash: await hashPassword(password, random) };
      await database
        .insertInto("users")
        .values(row)
        .onConflict((conflict) => conflict.column("email").doUpdateSet(row))
        .execute();
    }),
  );
}
