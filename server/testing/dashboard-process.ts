import { findSession } from "@/server/sign-in/session-rows";
import { changeInBulk } from "@/server/bots/change-in-bulk";
import { createBot } from "@/server/bots/create-bot";
import { updateBot } from "@/server/bots/update-bot";
import { addCases } from "@/server/cases/add-cases";
import { loadDigestKey } from "@/server/journal/digest";
import { reconcileAll } from "@/server/changes/reconcile";
import { takeBack } from "@/server/changes/take-back/take-back";
import { SafeError } from "@/server/errors";
import { nameGroup } from "@/server/groups/name-group";
import { resealAll } from "@/server/reseal";
import { startDashboard } from "@/server/start";
import { placeBot } from "@/server/routing/place-bot";
import { applyItem } from "@/server/transfer/apply-item";
import { replaceWebhook } from "@/server/webhooks/replace/replace-webhook";
import { resumeAll } from "@/server/webhooks/replace/resume-replacement";

/*
 * Dashboard process reduced to people's actions and chores: takes orders over the channel from its parent
 * (server/testing/another-dashboard.ts) and answers each. Runs with the dashboard's environment.
 */

const VERBS = {
  ...{ createBot, updateBot, changeInBulk, placeBot, takeBack },
  ...{ nameGroup, addCases, applyItem, replaceWebhook },
};
const CHORES = { resumeAll, reconcileAll, resealAll, startDashboard };

export type Verbs = typeof VERBS;
export type Chores = typeof CHORES;
export type Order = { id: number; sid?: string; verb: keyof Verbs | keyof Chores; args: unknown[] };
export type Answer = { id: number; value?: unknown; failure?: { message: string; code?: string } };

process.on("message", (order: Order) => void answer(order));
process.on("disconnect", () => process.exit(0));

async function answer({ id, sid, verb, args }: Order): Promise<void> {
  try {
    const value = sid === undefined ? await CHORES[verb as keyof Chores]() : await act(sid, verb, args);
    send({ id, value });
  } catch (error) {
    const code = error instanceof SafeError ? error.code : undefined;
    send({ id, failure: { message: error instanceof Error ? error.message : String(error), code } });
  }
}

async function act(sid: string, verb: Order["verb"], args: unknown[]): Promise<unknown> {
  const session = await findSession(sid);
  if (!session) throw new Error("no session");
  const run = VERBS[verb as keyof Verbs] as (...all: unknown[]) => Promise<unknown>;
  return run(session, ...args);
}

function send(message: Answer | "ready"): void {
  process.send?.(message);
}

void loadDigestKey().then(() => send("ready"));
