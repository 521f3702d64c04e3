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

/** How long a statement is tried again while another process writes, in milliseconds. */
export const SQLITE_PATIENCE_MS = 5000;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;

/** What was committed survives a power cut; a locked file is told at once, and tried again by the driver. */
const PRAGMAS = ["busy_timeout = 0", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"];

/** What of a synchronous binding is used here; libsql's fits. */
export type SqliteHandle = SqliteDatabase & { exec: (sql: string) => void; readonly inTransaction: boolean };

export type SqliteOptions = {
  /** Turns an error into the one that is thrown. */
  tell: (error: unknown) => unknown;
  patienceMs?: number;
};

/**
 * SQLite in a synchronous binding, without waits that stop the process: what finds the file locked is tried again after a
 * pause in which others are served. Transactions take the write lock at once: one that reads first would fail if
 * another process wrote meanwhile.
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
  /** Whose transaction is open on the one connection that there is; all others wait for its end. */
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

  /** Leaves one file behind that can be copied; libsql itself would leave the log as it is. */
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

  /** A full disk has ended the transaction already; what was wrong is told by the statement that found it. */
  #rollBack(): void {
    if (this.#database.inTransaction) this.#database.exec("rollback");
  }

  /**
   * A statement that finds the file locked stays under way in libsql, and no commit succeeds while it does. So each write is in a
   * transaction, and only `begin`, by `exec`, can meet a lock.
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

  /** Does something when no other transaction is open here, and again while another process has the file locked. */
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

  /** Until the open transaction has ended, or some time has passed. */
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

/** A transaction of this process does not end. */
class BusyError extends Error {
  readonly code = "SQLITE_BUSY";
  constructor() {
    super("another transaction of this process does not end");
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
