import "server-only";
import { z } from "zod";
import type { ObjectState } from "@/lib/changes/entry";
import { webhookReplySchema } from "@/lib/contract/replies";
import { type Act, type Listed, type Plan, type States } from "@/lib/webhooks/replace-plan";
import type { Session } from "@/server/sign-in/session-rows";
import type { Cause, Change } from "@/server/journal/journal";
import { webhookState } from "@/server/journal/object-state";
import { describeError, log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";
import { ownSeal } from "@/server/sign-in/seal";
import { drive } from "./drive";
import { LeaseLostError, type Ports, type Problem } from "./ports";
import { LEASE_MS, type ReplacementRow } from "./store";
import type { Wire, World } from "./world";

/** Both webhooks of a replacement with their secrets. */
export type Wires = { old: Wire; fresh: Wire };

const wire = webhookReplySchema.omit({ webhook_id: true });
const wiresSchema = z.object({ old: wire, fresh: wire });

export const wiresSeal = () => ownSeal("webhooks that are being replaced");

export async function sealWires(wires: Wires): Promise<string> {
  return wiresSeal().close(JSON.stringify(wires));
}

/** Opens both webhooks of an unfinished replacement; undefined when they were sealed with a secret unknown here. */
export async function openWires(sealed: string | null): Promise<Wires | undefined> {
  try {
    return wiresSchema.parse(JSON.parse(sealed === null ? "null" : await wiresSeal().open(sealed)));
  } catch {
    return undefined;
  }
}

type Held = {
  row: Pick<
    ReplacementRow,
    "id" | "license_id" | "name" | "cause" | "before" | "after" | "problem" | "tries"
  >;
  holder: string;
  plan: Plan;
  wires: Wires;
};

/** Carries out a plan that this process holds, as far as possible now, with the rights of a session. */
export async function carryOut(world: World, session: Session, held: Held): Promise<void> {
  const { row, holder, plan } = held;
  const states: States = {
    before: comparable(row, row.before, held.wires.old),
    after: comparable(row, row.after, held.wires.fresh),
  };
  const problem = row.problem === null ? undefined : (JSON.parse(row.problem) as Problem);
  const renewing = setInterval(() => {
    world.store
      .renew(row.id, holder)
      .catch((error: unknown) => log("warn", "a replacement was not kept", describeError(error)));
  }, LEASE_MS / 3);
  renewing.unref();
  try {
    const end = await drive(portsOf(world, session, held, states), states, plan, problem);
    if (end === "left") await world.store.release(row.id, holder, row.tries ?? 0);
  } catch (error) {
    // The process that took the replacement over continues and reports it.
    if (!(error instanceof LeaseLostError)) throw error;
  } finally {
    clearInterval(renewing);
  }
}

/**
 * Stored state with a digest of the secret made with today's key: one made with an earlier key would look
 * like a change.
 */
function comparable({ license_id }: Held["row"], written: string, wire: Wire): ObjectState {
  const state = JSON.parse(written) as ObjectState;
  const { secret_digest } = webhookState(license_id, wire);
  return secret_digest === undefined ? state : { ...state, secret_digest };
}

function portsOf(world: World, session: Session, { row, holder, wires }: Held, states: States): Ports {
  const { api, store, journal } = world;
  const cause = JSON.parse(row.cause) as Cause;
  return {
    now: world.now,
    look: (plan) => look(world, session, plan),
    ask: async (act, { oldId, newId }) => {
      switch (act) {
        case "register":
          return api.register(session, wires.fresh);
        case "restore":
          return api.register(session, wires.old);
        case "unregister":
          await api.unregister(session, oldId);
          return oldId;
        case "withdraw":
          await api.unregister(session, newId ?? "");
          return newId ?? "";
      }
    },
    open: (act, plan, listed) => journal.open(session, cause, changeOf(act, plan, listed, states, row.name)),
    settle: journal.settle,
    save: (plan, problem, lookAt) => store.save(row.id, holder, plan, problem, lookAt),
    finish: async (plan, ending) => {
      await store.finish(row.id, holder, plan, ending);
      metrics.replacements.inc({ outcome: ending.outcome });
    },
  };
}

/** Lists the registered webhooks as states of the journal. */
async function look({ api, store }: World, session: Session, plan: Plan): Promise<Listed[]> {
  const webhooks = await api.list(session);
  const known = new Set(plan.known);
  const fresh = webhooks.map(({ webhook_id }) => webhook_id).filter((id) => !known.has(id));
  // A creator of new webhooks matters only while the outcome of a registration is looked up.
  const taken = plan.pending
    ? await store.taken(session.licenseId, fresh, plan.pending.entry)
    : new Set<string>();
  return webhooks.map((webhook) => ({
    id: webhook.webhook_id,
    state: webhookState(session.licenseId, webhook),
    taken: taken.has(webhook.webhook_id),
  }));
}

function changeOf(
  act: Act,
  { oldId, newId }: Plan,
  listed: readonly Listed[],
  { before, after }: States,
  name: string,
): Change {
  switch (act) {
    case "register":
    case "restore": {
      const { webhook_id: _, ...state } = act === "register" ? after : before;
      const alike = listed.filter(
        (item) => item.state.url === state.url && item.state.action === state.action,
      );
      return {
        object: { kind: "webhook", id: null, name },
        kind: "create",
        before: null,
        after: state,
        alike: alike.map(({ id }) => id),
      };
    }
    case "unregister":
      return { object: { kind: "webhook", id: oldId, name }, kind: "remove", before, after: null };
    case "withdraw":
      return {
        object: { kind: "webhook", id: newId, name },
        kind: "remove",
        before: { webhook_id: newId, ...after },
        after: null,
      };
  }
}
