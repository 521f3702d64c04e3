import type { Clock } from "../clock";
import type { Database } from "../database/schema";
import { LicenseHooks } from "./license-hooks";

/**
 * What can fire in each license, kept in memory and brought up to date before each use: the change log tells what any
 * process has changed since, and a change counts once the propagation delay has passed (reference, "Propagation delay").
 */
export class LiveConfiguration {
  readonly #licenses = new Map<number, LicenseHooks>();

  /** @param delay milliseconds from a change to its effect */
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly delay: number,
  ) {}

  async of(licenseId: number): Promise<LicenseHooks> {
    const hooks = this.#licenses.get(licenseId) ?? new LicenseHooks();
    this.#licenses.set(licenseId, hooks);
    const changes = await this.database
      .selectFrom("configuration_changes")
      .selectAll()
      .where("license_id", "=", licenseId)
      .where("version", ">", hooks.version)
      .orderBy("version")
      .execute();
    const latest = this.clock() - this.delay;
    for (const change of changes) {
      // Without a delay another process's clock, a little ahead, must not hold back what was acknowledged.
      if (this.delay > 0 && change.changed_at > latest) break;
      hooks.apply(change);
    }
    return hooks;
  }
}
