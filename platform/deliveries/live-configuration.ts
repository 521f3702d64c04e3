import type { Clock } from "../clock";
import type { Database } from "../database/schema";
import { LicenseHooks } from "./license-hooks";

/** Time for which the change log keeps the deletion of a webhook or bot, in milliseconds. */
export const GONE_KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Webhooks and bots that can fire in each license, kept in memory and updated from the change log before
 * each use. The log holds the changes of all processes, and a change counts once the propagation delay has
 * passed (reference, "Propagation delay").
 */
export class LiveConfiguration {
  readonly #licenses = new Map<number, { hooks: LicenseHooks; readAt: number }>();

  /** @param delay milliseconds from a change to its effect */
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly delay: number,
  ) {}

  async of(licenseId: number): Promise<LicenseHooks> {
    const known = this.#licenses.get(licenseId);
    const readAt = this.clock();
    // Deletions leave the log after a day (prune.ts), so a copy that was not updated for long is rebuilt.
    const hooks = known && readAt - known.readAt < GONE_KEPT_MS / 2 ? known.hooks : new LicenseHooks();
    this.#licenses.set(licenseId, { hooks, readAt });
    const changes = await this.database
      .selectFrom("configuration_changes")
      .selectAll()
      .where("license_id", "=", licenseId)
      .where("version", ">", hooks.version)
      .orderBy("version")
      .execute();
    const latest = this.clock() - this.delay;
    for (const change of changes) {
      // Without a delay an acknowledged change counts at once, even if another process's clock, a little
      // ahead, wrote it.
      if (this.delay > 0 && change.changed_at > latest) break;
      hooks.apply(change);
    }
    return hooks;
  }
}
