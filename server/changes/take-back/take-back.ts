import "server-only";
import { createBotInputSchema, updateBotInputSchema } from "@/lib/bots/api";
import type { ObjectState } from "@/lib/changes/entry";
import type { PossiblePlan, TakenBack, takeBackInputSchema } from "@/lib/changes/take-back";
import { isObject } from "@/lib/filters/codec/json-object";
import { registerWebhookInputSchema } from "@/lib/webhooks/api";
import type { Session } from "@/server/sign-in/session-rows";
import { botInTurn } from "@/server/bots/bot-in-turn";
import { createBot } from "@/server/bots/create-bot";
import { removeBot } from "@/server/bots/remove-bot";
import { changeBot } from "@/server/bots/update-bot";
import { InputError } from "@/server/errors";
import { inTurn } from "@/server/turns/in-turn";
import { callApi } from "@/server/upstream/call-api";
import { replaceInputSchema } from "@/lib/webhooks/replacement";
import { registerWebhook } from "@/server/webhooks/register-webhook";
import { replaceWebhook } from "@/server/webhooks/replace/replace-webhook";
import { unregisterWebhook } from "@/server/webhooks/unregister-webhook";
import type { z } from "zod";
import type { Cause } from "@/server/journal/journal";
import { fieldsToSend, planTakeBack } from "./plan-take-back";
import type { Planned } from "./take-back-parts";

type Input = z.output<typeof takeBackInputSchema>;
type Possible = Extract<Planned, { plan: PossiblePlan }>;

/**
 * Takes a change back by a new change, whose journal entry is written before the API is asked and marks the
 * first one as undone. Changes made by others since then are overwritten only when confirmed.
 */
export async function takeBack(
  session: Session,
  entryId: string,
  input: Input,
  cause: Cause,
): Promise<TakenBack> {
  // Two requests at once would create the object twice.
  return inTurn(`take back ${session.licenseId} ${entryId}`, "entry", async () => {
    const carryOut = async (planned: Planned): Promise<TakenBack> => {
      const { plan } = planned;
      if (plan.kind === "impossible" || (plan.conflicts.length > 0 && !input.partly)) {
        return { kind: "refused", plan };
      }
      return act(session, planned as Possible, input.secret, { ...cause, takesBack: entryId });
    };
    const planned = await planTakeBack(session, entryId, input.overwrite);
    if (planned.plan.kind !== "update") return carryOut(planned);
    // The plan is made again within the bot's turn, so that it starts from the state that is overwritten.
    return botInTurn(session, planned.row.object_id ?? "", async () =>
      carryOut(await planTakeBack(session, entryId, input.overwrite)),
    );
  });
}

async function act(
  session: Session,
  planned: Possible,
  typed: string | undefined,
  cause: Cause,
): Promise<TakenBack> {
  const { row, plan } = planned;
  const secret = planned.secret ?? typed;
  const id = row.object_id ?? "";
  switch (plan.kind) {
    case "create":
      if (plan.secret === "asked" && secret === undefined) throw secretMissing();
      return { kind: "done", object_id: await createAgain(session, planned, secret, cause) };
    case "replace":
      return replaceBack(session, planned, secret, cause);
    case "remove":
      await (row.object_kind === "bot" ? removeBot : unregisterWebhook)(session, id, cause);
      return { kind: "done", object_id: null };
    case "update":
      await changeBack(session, planned, secret, cause);
      return { kind: "done", object_id: id };
  }
}

function secretMissing(): InputError {
  return new InputError([{ path: "secret_key", message: "Enter a secret: the old one is gone" }]);
}

async function createAgain(session: Session, { row, target }: Possible, secret = "", cause: Cause) {
  const value = { kind: "value" as const, value: secret };
  if (row.object_kind === "webhook") {
    const { webhook_id: _, secret_digest: __, ...fields } = target;
    const input = registerWebhookInputSchema.parse({ webhook: { ...fields, secret: value } });
    return (await registerWebhook(session, input, cause)).webhook_id;
  }
  const { id: _, application: __, webhooks, ...fields } = target;
  const bot = isObject(webhooks) ? { ...fields, webhooks: withSecret(webhooks, value) } : fields;
  return (await createBot(session, createBotInputSchema.parse({ bot }), cause)).id;
}

async function replaceBack(
  session: Session,
  { now, target, plan }: Possible,
  secret: string | undefined,
  cause: Cause,
): Promise<TakenBack> {
  const known = plan.secret !== "none" && secret !== undefined;
  const { webhook, strategy } = replaceInputSchema.parse({
    webhook: withSecret(target, known ? { kind: "value", value: secret } : { kind: "keep" }),
  });
  const id = String(now?.webhook_id);
  const { outcome, new_id, problem } = await replaceWebhook(session, id, { webhook, strategy }, cause);
  if (outcome === "done") return { kind: "done", object_id: new_id };
  if (outcome === null) return { kind: "under_way", webhook_id: id };
  return { kind: "rolled_back", reason: problem?.message ?? "It was rolled back." };
}

async function changeBack(
  session: Session,
  { row, now = {}, target, plan }: Possible,
  secret: string | undefined,
  cause: Cause,
): Promise<void> {
  const said = Object.fromEntries(fieldsToSend(now, target).map((field) => [field, target[field]]));
  // An avatar that the bot did not have before is removed by an empty one: the API has no other way.
  if (target.avatar === undefined && now.avatar) said.avatar = "";
  if (isObject(said.webhooks)) {
    const known = plan.secret !== "none" && secret !== undefined;
    said.webhooks = withSecret(said.webhooks, known ? { kind: "value", value: secret } : { kind: "keep" });
  }
  const { bot } = updateBotInputSchema.parse({ bot: said });
  if (Object.keys(bot).length === 0) return;
  const id = row.object_id ?? "";
  const { bot_agent } = await callApi(session, "get_bot_agent_details", { bot_agent_id: id });
  await changeBot(session, bot_agent, bot, cause);
}

function withSecret({ secret_digest: _, ...webhooks }: ObjectState, secret: object): ObjectState {
  return { ...webhooks, secret };
}
