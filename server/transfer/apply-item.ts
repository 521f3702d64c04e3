import "server-only";
import type { BotDetails, WebhookReply } from "@/lib/contract/replies";
import { METHODS, type MethodName } from "@/lib/contract/methods";
import { coversAny } from "@/lib/contract/scopes";
import type { ItemInput, ItemReply } from "@/lib/transfer/api";
import { fold, sameText } from "@/lib/text/fold";
import { webhookDifferences } from "@/lib/transfer/differences";
import { driftBetween } from "@/lib/transfer/drift";
import { createBotRequest, registerRequest, type SecretFor, updateBotRequest } from "@/lib/transfer/requests";
import { botLabel, webhookLabel } from "@/lib/transfer/words";
import type { Session } from "@/server/sign-in/session-rows";
import { botInTurn } from "@/server/bots/bot-in-turn";
import { createBot } from "@/server/bots/create-bot";
import { removeKnownBot } from "@/server/bots/remove-bot";
import { changeBot } from "@/server/bots/update-bot";
import type { Cause } from "@/server/journal/journal";
import { InputError, MissingScopeError } from "@/server/errors";
import { inTurn } from "@/server/turns/in-turn";
import { callApi } from "@/server/upstream/call-api";
import { UpstreamError } from "@/server/upstream/failures";
import { readWebhooks } from "@/server/webhooks/read-webhooks";
import { registerWebhook } from "@/server/webhooks/register-webhook";
import { unregisterWebhook } from "@/server/webhooks/unregister-webhook";
import { replaceInPlace } from "./replace-in-place";
import { shadowBot, shadowWebhook } from "./shadow";
import { openTicket, type Step } from "./ticket";
import { botChangesInput, newBotInput, webhookInput } from "./verb-input";

type StepOf<K extends Step["kind"], O extends Step["object"]> = Extract<Step, { kind: K; object: O }>;

/**
 * Carries out one item of a plan, if its object still is as the plan found it. A creation is refused as
 * stale when an equal object was added since.
 * @throws errors of the verbs; their `changed` says whether anything happened
 */
export async function applyItem(
  session: Session,
  { ticket, secret, made = [] }: ItemInput,
  cause: Cause,
): Promise<ItemReply> {
  const step = await openTicket(session, ticket);
  const secretFor: SecretFor = (wanted, stored) => {
    const found = typeof wanted === "object" && "value" in wanted ? wanted.value : (stored ?? secret);
    if (found !== undefined) return found;
    throw new InputError([{ path: "secret", message: "`secret` is required: there is none to keep" }]);
  };
  switch (step.kind) {
    case "create":
      return step.object === "bot"
        ? createBotOf(session, knowing(step, made), secretFor, cause)
        : registerWebhookOf(session, knowing(step, made), secretFor, cause);
    case "update":
      return updateBotOf(session, step, secretFor, cause);
    case "replace":
      return replaceWebhookOf(session, step, cause);
    case "remove":
      return step.object === "bot"
        ? removeBotOf(session, step, cause)
        : unregisterWebhookOf(session, step, cause);
  }
}

/**
 * Adds objects that the same run has created to the known ones, so that they do not count as added by
 * others.
 */
function knowing<S extends StepOf<"create", "bot" | "webhook">>(step: S, made: string[]): S {
  return { ...step, alike: [...step.alike, ...made] };
}

const done = (id?: string): ItemReply => ({ kind: "done", ...(id === undefined ? {} : { id }) });
const stale = (changes: string[]): ItemReply => ({ kind: "stale", changes });

function assertMay({ granted }: Session, method: MethodName): void {
  const { scopes } = METHODS[method];
  if (!coversAny(granted, scopes)) throw new MissingScopeError(scopes);
}

async function createBotOf(
  session: Session,
  { entry, alike }: StepOf<"create", "bot">,
  secretFor: SecretFor,
  cause: Cause,
): Promise<ItemReply> {
  assertMay(session, "create_bot_agent");
  return createOnce(session, `bot ${fold(entry.name)}`, async () => {
    const { bot_agents: mine } = await callApi(session, "get_bot_agents", { all: false });
    const known = new Set(alike);
    const added = mine.filter(({ id, name }) => !known.has(id) && sameText(name, entry.name));
    if (added.length > 0) return stale(added.map((bot) => `bot ${botLabel(bot)} was added`));
    const { id } = await createBot(session, { bot: newBotInput(createBotRequest(entry, secretFor)) }, cause);
    return done(id);
  });
}

async function registerWebhookOf(
  session: Session,
  { entry, alike }: StepOf<"create", "webhook">,
  secretFor: SecretFor,
  cause: Cause,
): Promise<ItemReply> {
  assertMay(session, "register_webhook");
  const wanted = { ...entry, secret: "keep" as const };
  return createOnce(session, `webhook ${entry.action} ${entry.url}`, async () => {
    const known = new Set(alike);
    const added = (await readWebhooks(session)).filter(
      (webhook) =>
        webhook.url === wanted.url &&
        webhook.action === wanted.action &&
        !known.has(webhook.webhook_id) &&
        webhookDifferences(wanted, webhook).length === 0,
    );
    if (added.length > 0) return stale(added.map((webhook) => `webhook ${webhookLabel(webhook)} was added`));
    const webhook = webhookInput(registerRequest(entry, undefined, secretFor));
    return done((await registerWebhook(session, { webhook }, cause)).webhook_id);
  });
}

/** Takes a turn for finding or creating an object, so that a file applied twice at once creates it once. */
function createOnce(
  { licenseId, clientId }: Session,
  what: string,
  work: () => Promise<ItemReply>,
): Promise<ItemReply> {
  return inTurn(`create ${licenseId} ${clientId} ${what}`, "item", work);
}

async function updateBotOf(
  session: Session,
  { entry, before }: StepOf<"update", "bot">,
  secretFor: SecretFor,
  cause: Cause,
): Promise<ItemReply> {
  assertMay(session, "update_bot_agent");
  return botInTurn(session, before.id, async () => {
    const now = await findBot(session, before.id);
    const changes = botDrift(session, before, now);
    if (changes.length > 0 || now === undefined) return stale(changes);
    const { id: _, ...fields } = updateBotRequest(entry, now, secretFor);
    await changeBot(session, now, botChangesInput(fields), cause);
    return done(now.id);
  });
}

async function replaceWebhookOf(
  session: Session,
  { entry, before }: StepOf<"replace", "webhook">,
  cause: Cause,
): Promise<ItemReply> {
  assertMay(session, "register_webhook");
  assertMay(session, "unregister_webhook");
  const now = await findWebhook(session, before.webhook_id);
  const changes = webhookDrift(session, before, now);
  if (changes.length > 0 || now === undefined) return stale(changes);
  return replaceInPlace(session, now, entry, cause);
}

async function removeBotOf(
  session: Session,
  { before }: StepOf<"remove", "bot">,
  cause: Cause,
): Promise<ItemReply> {
  assertMay(session, "remove_bot_agent");
  return botInTurn(session, before.id, async () => {
    const now = await findBot(session, before.id);
    // The bot is gone already, as wanted.
    if (now === undefined) return done();
    const changes = botDrift(session, before, now);
    if (changes.length > 0) return stale(changes);
    await removeKnownBot(session, before.id, now, cause);
    return done();
  });
}

async function unregisterWebhookOf(
  session: Session,
  { before }: StepOf<"remove", "webhook">,
  cause: Cause,
): Promise<ItemReply> {
  assertMay(session, "unregister_webhook");
  const now = await findWebhook(session, before.webhook_id);
  if (now === undefined) return done();
  const changes = webhookDrift(session, before, now);
  if (changes.length > 0) return stale(changes);
  await unregisterWebhook(session, before.webhook_id, cause);
  return done();
}

async function findBot(session: Session, id: string): Promise<BotDetails | undefined> {
  try {
    return (await callApi(session, "get_bot_agent_details", { bot_agent_id: id })).bot_agent;
  } catch (error) {
    if (error instanceof UpstreamError && error.code === "not_found") return undefined;
    throw error;
  }
}

async function findWebhook(session: Session, id: string): Promise<WebhookReply | undefined> {
  return (await readWebhooks(session)).find(({ webhook_id }) => webhook_id === id);
}

function botDrift({ licenseId }: Session, before: BotDetails, now: BotDetails | undefined): string[] {
  const bots = now ? [shadowBot(licenseId, now)] : [];
  return driftBetween({ bots: [before], otherBots: [], webhooks: [] }, { bots, otherBots: [], webhooks: [] });
}

function webhookDrift({ licenseId }: Session, before: WebhookReply, now: WebhookReply | undefined): string[] {
  const webhooks = now ? [shadowWebhook(licenseId, now)] : [];
  return driftBetween({ bots: [], otherBots: [], webhooks: [before] }, { bots: [], otherBots: [], webhooks });
}
