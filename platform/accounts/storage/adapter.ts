import type { Adapter, AdapterPayload } from "oidc-provider";
import type { AccountsOptions } from "../../accounts-port";
import type { OidcRecordTable } from "../../database/schema";
import { holdGrant } from "./hold-grant";
import { errors, Provider } from "../oidc-provider";
import { fromRecord, recordId, seconds, toRecord } from "./records";
import { enforceRefreshTokenLimit } from "./refresh-token-limit";
import { revokeGrant } from "./revoke";
import { onExchange } from "./rotation";

const ROTATING = ["AccessToken", "RefreshToken"];

/** Parts that the adapters of all models share. */
export type Shared = {
  /** Milliseconds, a later value at every call. */
  nextIssuedAt: () => number;
  purge: () => Promise<void>;
};

/** Keeps one model of oidc-provider in the database. */
export class DatabaseAdapter implements Adapter {
  readonly #model: string;
  readonly #options: AccountsOptions;
  readonly #shared: Shared;

  constructor(model: string, options: AccountsOptions, shared: Shared) {
    this.#model = model;
    this.#options = options;
    this.#shared = shared;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn = 0): Promise<void> {
    const parent = Provider.ctx?.oidc?.entities.RotatedRefreshToken?.jti;
    const record = toRecord(this.#model, id, payload, {
      issuedAt: this.#shared.nextIssuedAt(),
      expiresAt: seconds(this.#options.clock) + expiresIn,
      rotatedFrom: ROTATING.includes(this.#model) ? parent : undefined,
    });
    await this.#shared.purge();
    await this.#save(record);
    const { clientId, accountId: email } = payload;
    if (this.#model === "RefreshToken" && parent === undefined && clientId && email) {
      await enforceRefreshTokenLimit(this.#options, { clientId, email });
    }
  }

  async #save(record: OidcRecordTable): Promise<void> {
    await this.#options.database.transaction().execute(async (transaction) => {
      const { model, grant_id, expires_at } = record;
      if (grant_id !== null && model !== "Grant") {
        // Holding the grant keeps it as long as its token, and stops a revocation at the same moment from
        // leaving the token behind.
        if (!(await holdGrant(transaction, grant_id, expires_at ?? 0))) {
          throw new errors.InvalidGrant("the grant was revoked");
        }
      }
      const { model: _model, id: _id, issued_at: _issuedAt, ...changed } = record;
      await transaction
        .insertInto("oidc_records")
        .values(record)
        .onConflict((conflict) => conflict.columns(["model", "id"]).doUpdateSet(changed))
        .execute();
    });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#findBy("id", recordId(id), id);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findBy("uid", uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findBy("user_code", userCode);
  }

  async #findBy(
    column: "id" | "uid" | "user_code",
    value: string,
    id?: string,
  ): Promise<AdapterPayload | undefined> {
    const row = await this.#options.database
      .selectFrom("oidc_records")
      .selectAll()
      .where("model", "=", this.#model)
      .where(column, "=", value)
      .executeTakeFirst();
    return row && fromRecord(row, this.#options.clock, id);
  }

  /** Consumes a code at its first exchange; the exchange of a refresh token is left to rotation.ts. */
  async consume(id: string): Promise<void> {
    const { database, clock } = this.#options;
    if (this.#model === "RefreshToken") return onExchange(database, recordId(id), seconds(clock));
    const { numUpdatedRows } = await database
      .updateTable("oidc_records")
      .set({ consumed_at: seconds(clock) })
      .where("model", "=", this.#model)
      .where("id", "=", recordId(id))
      .where("consumed_at", "is", null)
      .executeTakeFirst();
    // Two exchanges at the same moment both found it unused: one of them is too late.
    if (numUpdatedRows === 0n) throw new errors.InvalidGrant("already consumed");
  }

  async destroy(id: string): Promise<void> {
    await this.#options.database
      .deleteFrom("oidc_records")
      .where("model", "=", this.#model)
      .where("id", "=", recordId(id))
      .execute();
  }

  /** Called for each model in turn; the first call ends the whole grant. */
  async revokeByGrantId(grantId: string): Promise<void> {
    if (this.#model === "AccessToken") await revokeGrant(this.#options, grantId);
  }
}
