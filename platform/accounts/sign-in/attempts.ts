import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Clock } from "../../clock";
import type { Database } from "../../database/schema";

/** Limit of failed attempts of one kind. Times are in milliseconds. */
export type Limit = {
  name: string;
  /** Attempts without a wait; each further one doubles the wait for the next. */
  free: number;
  /** The first wait; the doubled ones end at `longest`. */
  wait: number;
  longest: number;
  /** Time without an attempt after which the count starts again. */
  forgotten: number;
};

/** Limit of requests of one kind: `most` in a window of milliseconds. */
export type Rate = { name: string; most: number; window: number };

const MINUTE = 60_000;
/** Wrong passwords for one person, from browsers in which this person has never signed in. */
export const PERSON: Limit = { name: "person", free: 5, wait: 1000, longest: MINUTE, forgotten: 15 * MINUTE };
/** Wrong passwords for one person from a browser in which this person has signed in: attempts elsewhere do not lock it out. */
export const KNOWN_BROWSER: Limit = { ...PERSON, name: "known browser" };
/** Wrong passwords from one IP address, for any person. */
export const ADDRESS: Limit = { ...PERSON, name: "address", free: 20 };
/** Wrong secrets of one application from one IP address. */
export const CLIENT_SECRET: Limit = { ...PERSON, name: "client secret", free: 10 };
/** Token requests from one IP address, successful ones included: a server with many users makes one an hour for each. */
export const TOKEN_REQUESTS: Rate = { name: "token requests", most: 600, window: MINUTE };

const DOUBLINGS = 6;

/**
 * Counts attempts in the database, so that several processes share one count. An attempt is counted before it is checked:
 * parallel attempts get no more guesses than sequential ones. Keys are hashes, so the table does not reveal people or addresses.
 */
export class Attempts {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
  ) {}

  /** Counts one attempt as failed. @returns whole seconds to wait; 0 if the attempt may be checked */
  async begin({ name, free, wait, longest, forgotten }: Limit, who: readonly string[]): Promise<number> {
    const now = this.clock();
    const isNew = sql<boolean>`attempts.last < ${sql.lit(now - forgotten)}`;
    const count = sql<number>`case when ${isNew} then 1 else attempts.count + 1 end`;
    const over = sql<number>`(attempts.count + 1 - ${sql.lit(free)})`;
    const until = sql<number>`case when ${isNew} or ${over} < 0 then 0
      when ${over} >= ${sql.lit(DOUBLINGS)} then ${sql.lit(now + longest)}
      else ${sql.lit(now)} + ${sql.lit(wait)} * (1 << ${over}) end`;
    return this.#take({
      key: keyOf(name, who),
      first: { count: 1, last: now, blocked_until: 0 },
      again: { count, last: now, blocked_until: until },
      may: sql<boolean>`attempts.blocked_until <= ${sql.lit(now)} or ${isNew}`,
    });
  }

  /** Counts one request. @returns whole seconds to wait; 0 if the request may be answered */
  async take({ name, most, window }: Rate, who: readonly string[]): Promise<number> {
    const now = this.clock();
    const isOver = sql<boolean>`attempts.blocked_until <= ${sql.lit(now)}`;
    return this.#take({
      key: keyOf(name, who),
      first: { count: 1, last: now, blocked_until: now + window },
      again: {
        count: sql<number>`case when ${isOver} then 1 else attempts.count + 1 end`,
        last: now,
        blocked_until: sql<number>`case when ${isOver} then ${sql.lit(now + window)} else attempts.blocked_until end`,
      },
      may: sql<boolean>`${isOver} or attempts.count < ${sql.lit(most)}`,
    });
  }

  /** Deletes the count after a successful attempt. */
  async succeeded({ name }: Limit, who: readonly string[]): Promise<void> {
    await this.database.deleteFrom("attempts").where("key", "=", keyOf(name, who)).execute();
  }

  /** Takes one attempt off the count, as it succeeded or was not checked. */
  async uncount({ name, free }: Limit, who: readonly string[]): Promise<void> {
    await this.database
      .updateTable("attempts")
      .set({
        count: sql<number>`attempts.count - 1`,
        blocked_until: sql<number>`case when attempts.count <= ${sql.lit(free)} then 0 else attempts.blocked_until end`,
      })
      .where("key", "=", keyOf(name, who))
      .where("count", ">", 0)
      .execute();
  }

  async #take({ key, first, again, may }: Counting): Promise<number> {
    const counted = await this.database
      .insertInto("attempts")
      .values({ key, ...first })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(again).where(may))
      .returning("count")
      .executeTakeFirst();
    if (counted) return 0;
    const row = await this.database
      .selectFrom("attempts")
      .select("blocked_until")
      .where("key", "=", key)
      .executeTakeFirst();
    return Math.max(1, Math.ceil(((row?.blocked_until ?? 0) - this.clock()) / 1000));
  }
}

type Columns<T> = Record<"count" | "last" | "blocked_until", T>;
type Counting = {
  key: string;
  first: Columns<number>;
  again: Columns<number | RawBuilder<number>>;
  may: RawBuilder<boolean>;
};

function keyOf(name: string, who: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([name, ...who]))
    .digest("base64url");
}
