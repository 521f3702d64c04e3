import {
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDatabase,
} from "kysely";
import { troubleOf } from "./trouble";

/** Longest time of retrying a statement while another process holds the write lock, in milliseconds. */
const SQLITE_PATIENCE_MS = 5000;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;

/** `synchronous = FULL`: commits survive a power cut. `busy_timeout = 0`: a locked file fails at once, and the driver retries. */
const PRAGMAS = ["busy_timeout = 0", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"];

/** The part of a synchronous SQLite binding that the driver uses; libsql's fits. */
export type SqliteHandle = SqliteDatabase & { exec: (sql: string) => void; readonly inTransaction: boolean };

export type SqliteOptions = {
  /** Converts an error of the binding into the error to throw. */
  tell: (error: unknown) => unknown;
  patienceMs?: number;
};

/**
 * Kysely dialect over a synchronous SQLite binding that never waits synchronously: a statement that finds the file locked is
 * retried after a pause, in which the process serves other requests. Transactions take the write lock at once: one that reads
 * first would fail if another process wrote in between.
 */
export class SteadySqliteDialect extends SqliteDialect {
  readonly #database: SqliteHandle;
  readonly #options: SqliteOptions;

  constructor(database: SqliteHandle, options: SqliteOptions) {
    super({ database });
    this.#database = database;
    this.#options = options;
  }

  override createDriver(): Driver {
    return new SteadySqliteDriver(this.#database, this.#options);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  /** SQLite does roll back DDL, so a process that is killed while migrating leaves nothing half done. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class SteadySqliteDriver implements Driver {
  readonly #database: SqliteHandle;
  readonly #options: SqliteOptions;
  /** Owner of the transaction that is open on the only SQLite connection; all other statements wait for its end. */
  #holder: DatabaseConnection | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(database: SqliteHandle, options: SqliteOptions) {
    this.#database = database;
    this.#options = options;
  }

  async init(): Promise<void> {
    const connection = await this.acquireConnection();
    for (const pragma of PRAGMAS) {
      await this.#patiently(connection, () => this.#database.exec(`pragma ${pragma}`));
    }
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection: DatabaseConnection = {
      executeQuery: <R>(query: CompiledQuery) =>
        this.#patiently(connection, () => this.#answer(query) as QueryResult<R>),
      streamQuery: () => {
        throw new Error("rows are read page by page, not streamed");
      },
    };
    return connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#patiently(connection, () => {
      this.#database.exec("begin immediate");
      this.#holder = connection;
    });
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#patiently(connection, () => this.#database.exec("commit"));
    this.#letGo();
  }

  async rollbackTransaction(): Promise<void> {
    try {
      this.#rollBack();
    } finally {
      this.#letGo();
    }
  }

  async releaseConnection(): Promise<void> {}

  /** Moves the write-ahead log into the file, so that the file alone can be copied; libsql's `close` does not. */
  async destroy(): Promise<void> {
    try {
      this.#database.exec("pragma wal_checkpoint(TRUNCATE)");
    } finally {
      this.#database.close();
    }
  }

  #letGo(): void {
    this.#holder = undefined;
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** After a full disk SQLite has rolled back already; a second rollback would fail and hide the first error. */
  #rollBack(): void {
    if (this.#database.inTransaction) this.#database.exec("rollback");
  }

  /**
   * Wraps a single write in a transaction, so that only `begin` (by `exec`) can meet a lock: in libsql a prepared statement that
   * met a lock stays active, and no commit succeeds while it does.
   */
  #answer(query: CompiledQuery): QueryResult<unknown> {
    if (this.#holder !== undefined || !isWrite(query)) return this.#run(query);
    this.#database.exec("begin immediate");
    try {
      const result = this.#run(query);
      this.#database.exec("commit");
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #run(query: CompiledQuery): QueryResult<unknown> {
    const statement = this.#database.prepare(query.sql);
    if (statement.reader) return { rows: statement.all(query.parameters) };
    const { changes, lastInsertRowid } = statement.run(query.parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  /** Runs `work` once no other transaction of this process is open, and retries while another process has the file locked. */
  async #patiently<T>(connection: DatabaseConnection, work: () => T): Promise<T> {
    const until = performance.now() + (this.#options.patienceMs ?? SQLITE_PATIENCE_MS);
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const free = this.#holder === undefined || this.#holder === connection;
      try {
        if (free) return work();
      } catch (error) {
        if (troubleOf(error) !== "silent" || performance.now() >= until) throw this.#options.tell(error);
      }
      if (performance.now() >= until) throw this.#options.tell(new BusyError());
      await (free ? sleep(pause) : this.#turn(until - performance.now()));
    }
  }

  /** Waits for the end of the open transaction, for at most `ms`. */
  #turn(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, Math.max(0, ms));
      const waiting = this.#waiting;
      function done() {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      }
      waiting.add(done);
    });
  }
}

function isWrite({ query, sql }: CompiledQuery): boolean {
  if (query.kind === "SelectQueryNode") return false;
  return query.kind !== "RawNode" || /^\s*(insert|update|delete|replace|create|alter|drop)\b/i.test(sql);
}

/** Thrown when a statement has waited too long for another transaction of this process. */
class BusyError extends Error {
  readonly code = "SQLITE_BUSY";
  constructor() {
    super("another transaction of this process does not end");
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
