import Libsql from "libsql";
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";

class ImmediateDriver extends SqliteDriver {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database });
    this.#database = database;
  }

  /** Takes the write lock at once: a transaction that reads first would fail if another process wrote meanwhile. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** Leaves one file behind that can be copied; libsql itself would leave the log as it is. */
  override async destroy(): Promise<void> {
    this.#database.pragma("wal_checkpoint(TRUNCATE)");
    await super.destroy();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  /** SQLite does roll back DDL, so a process killed while migrating leaves nothing half done. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#database);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

/** An SQLite file that several processes may open; what was committed survives a power cut. */
export function sqliteDialect(file: string): SqliteDialect {
  const database = new Libsql(file);
  // First, so that switching to WAL also waits for another process.
  database.pragma("busy_timeout = 5000");
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  return new ImmediateDialect(database);
}
