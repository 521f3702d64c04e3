import "server-only";
import type { WebhookReply } from "@/lib/contract/replies";
import type { Session } from "@/server/sign-in/session-rows";
import { type Cause, type Change, openEntry, settleEntry, type Settled } from "@/server/journal/journal";
import { databaseClock, readClock } from "@/server/database/clock";
import { database } from "@/server/database/database";
import { callApi } from "@/server/upstream/call-api";
import { createReplacementStore, type ReplacementStore } from "./store";

/** Webhook in the form that `register_webhook` takes. */
export type Wire = Omit<WebhookReply, "webhook_id">;

/** Outside world of a replacement. Tests put faults and crashes between. */
export type World = {
  now: () => number;
  store: ReplacementStore;
  journal: {
    open: (session: Session, cause: Cause, change: Change) => Promise<string>;
    settle: (entry: string, settled: Settled) => Promise<void>;
  };
  /** @throws SafeError */
  api: {
    list: (session: Session) => Promise<WebhookReply[]>;
    register: (session: Session, wire: Wire) => Promise<string>;
    unregister: (session: Session, id: string) => Promise<void>;
  };
};

/** The real API, database and clock. The clock is the database's: processes compare moments that others stored. */
export async function realWorld(): Promise<World> {
  const db = await database();
  return {
    now: await readClock(db),
    store: createReplacementStore(db, databaseClock(db)),
    journal: { open: openEntry, settle: settleEntry },
    api: {
      list: async (session) => (await callApi(session, "get_webhooks_config", {})).webhooks_config,
      register: async (session, wire) => (await callApi(session, "register_webhook", wire)).webhook_id,
      unregister: async (session, id) => {
        await callApi(session, "unregister_webhook", { webhook_id: id });
      },
    },
  };
}
