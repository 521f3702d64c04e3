import { maskedAddress } from "@/lib/contract/addresses/address-secrets";
import { ACTION_WORDS, isAction } from "@/lib/contract/versions";
import type { PropertyRef } from "@/lib/filters/builder/builder";
import { parseFilter } from "@/lib/filters/codec/codec";
import type { FilterContext } from "@/lib/filters/context";
import { explainFilter, type FilterExplanation } from "@/lib/filters/explain";
import type { ParsedFilter, WireFilter } from "@/lib/filters/model";
import { propertyKey } from "@/lib/filters/properties";
import type { Verdict } from "@/lib/filters/verdict";
import { pages } from "@/lib/paths";
import { decidingWords } from "./words";

/** A webhook that a push may be sent to: a registered webhook, or one action of a bot's webhooks. */
export type Candidate = {
  id: string;
  name: string;
  /** Path of its page. */
  href: string;
  owner: string;
  host: string;
  action: string;
  filter: ParsedFilter;
  /** For a bot's webhook: the bot, which has to be logged in. */
  bot?: { name: string; status: string };
};

type LicenseWebhook = {
  webhook_id: string;
  url: string;
  description?: string | null;
  action: string;
  filters?: WireFilter;
};

type BotWithWebhooks = {
  id: string;
  name: string;
  status: string;
  mine: boolean;
  application: { client_id: string };
  webhooks?: { url: string; actions: { name: string; filters?: WireFilter }[] } | null;
};

/** Stands for the owner of a registered webhook, which the API does not tell. */
const LICENSE_OWNER = "Webhooks on the license";

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : maskedAddress(url));

/** A registered webhook as a candidate. */
export function webhookCandidate(webhook: LicenseWebhook): Candidate {
  const host = hostOf(webhook.url);
  return {
    id: `webhook ${webhook.webhook_id}`,
    name: webhook.description?.trim() || host,
    href: pages.webhook(webhook.webhook_id),
    owner: LICENSE_OWNER,
    host,
    action: webhook.action,
    filter: parseFilter(webhook.filters),
  };
}

/** A bot's webhooks, one candidate for each of its actions. */
export function botCandidates(bot: BotWithWebhooks): Candidate[] {
  const { id, name, status, mine, application, webhooks } = bot;
  return (webhooks?.actions ?? []).map((action, index) => ({
    id: `bot ${id} ${index}`,
    name,
    href: pages.bot(id),
    owner: mine ? "Bots of this application" : `Bots of ${application.client_id}`,
    host: hostOf(webhooks?.url ?? ""),
    action: action.name,
    filter: parseFilter(action.filters),
    bot: { name, status },
  }));
}

export type Answer = Candidate & {
  verdict: Verdict;
  /** The deciding fact, in words. */
  reason: string;
  explanation: FilterExplanation;
};

const LOGGED_IN = ["accepting chats", "not accepting chats"];

/** The verdict of one candidate on a push of an action, with the reason. */
export function answer(candidate: Candidate, action: string, context: FilterContext): Answer {
  const explanation = explainFilter(candidate.filter, context);
  const { verdict, conditions } = explanation;
  const say = (reason: string, decided: Verdict = verdict): Answer => ({
    ...candidate,
    explanation,
    verdict: decided,
    reason,
  });
  if (candidate.action !== action) {
    return say(`Only sent on “${titleOf(candidate.action)}”`, "would_not_send");
  }
  const { bot } = candidate;
  if (bot?.status === "offline") {
    return say(`${bot.name} is offline. Its webhooks are sent only while it is online`, "would_not_send");
  }
  if (verdict === "would_send" && bot && !LOGGED_IN.includes(bot.status)) {
    return say(`Switchboard does not know the status “${bot.status}” of ${bot.name}`, "cannot_tell");
  }
  const count = conditions.length;
  const held =
    count === 0 ? "No conditions" : count === 1 ? "Its condition holds" : `All ${count} conditions hold`;
  return say(decidingWords(explanation) ?? held);
}

function titleOf(action: string): string {
  return isAction(action) ? ACTION_WORDS[action].title : action;
}

const ORDER: readonly Verdict[] = ["would_send", "cannot_tell", "would_not_send"];
const byText = new Intl.Collator("en", { numeric: true }).compare;

/** Answers by verdict, "would send" first; within a verdict, candidates for the push's action first. */
export function groupAnswers(
  answers: readonly Answer[],
  action: string,
): { verdict: Verdict; answers: Answer[] }[] {
  const away = (item: Answer) => Number(item.action !== action);
  return ORDER.map((verdict) => ({
    verdict,
    answers: answers
      .filter((item) => item.verdict === verdict)
      .sort((a, b) => away(a) - away(b) || byText(a.name, b.name) || byText(a.id, b.id)),
  }));
}

/** `2 would send, 1 cannot tell, 12 would not`. */
export function countWords(answers: readonly Answer[]): string {
  const count = (verdict: Verdict) => answers.filter((item) => item.verdict === verdict).length;
  return `${count("would_send")} would send, ${count("cannot_tell")} cannot tell, ${count("would_not_send")} would not`;
}

/** Filters of the answers; an empty text restricts nothing. */
export type AnswerView = { action: string; owner: string; host: string };

export function narrow<C extends Candidate>(candidates: readonly C[], view: AnswerView): C[] {
  const keys = ["action", "owner", "host"] as const;
  return candidates.filter((item) => keys.every((key) => view[key] === "" || item[key] === view[key]));
}

/** Values of a field by which candidates can be filtered, each with its number of candidates. */
export function choicesBy(
  candidates: readonly Candidate[],
  field: keyof AnswerView,
): { value: string; label: string }[] {
  const counts = new Map<string, number>();
  for (const item of candidates) counts.set(item[field], (counts.get(item[field]) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({
      value,
      label: `${field === "action" ? titleOf(value) : value} (${count})`,
    }))
    .sort((a, b) => byText(a.label, b.label));
}

/** Properties that an action's candidates test, each once, and whether any candidate tests agents. */
export function askedBy(
  candidates: readonly Candidate[],
  action: string,
): { properties: PropertyRef[]; agents: boolean } {
  const conditions = candidates
    .filter((item) => item.action === action)
    .flatMap(({ filter }) => filter.conditions);
  const properties = new Map<string, PropertyRef>();
  for (const condition of conditions) {
    if (condition.kind !== "property") continue;
    const { location, namespace, name } = condition;
    properties.set(propertyKey(location, namespace, name), { location, namespace, name });
  }
  return {
    properties: [...properties.values()],
    agents: conditions.some((condition) => condition.kind === "agents"),
  };
}
