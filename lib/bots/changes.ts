import { type GroupNames, statusTitle } from "@/lib/contract/bot-words";
import { ACTION_WORDS, isAction } from "@/lib/contract/versions";
import { parseFilter } from "@/lib/filters/codec";
import { describeFilter } from "@/lib/filters/describe";
import type { ActionRow, BotForm } from "./form";
import { groupChanges, groupChangeWords } from "./groups";
import { canonical, keptFields, keptFilter } from "./verbatim";

/** An action by its title; one the product does not know by its name. */
export function actionTitle(name: string): string {
  return isAction(name) ? ACTION_WORDS[name].title : name;
}

/** The filter of an action as one sentence. */
export function actionSentence({ name, filters }: ActionRow): string {
  return describeFilter(parseFilter(keptFilter(filters)), name);
}

/** What saving `form` changes about the bot that `base` shows, one sentence for each difference. */
export function changesOf(base: BotForm, form: BotForm, names?: GroupNames): string[] {
  return [
    ...fieldChanges(base, form),
    ...groupChanges(base.groups, form.groups).map((change) => groupChangeWords(change, names)),
    ...webhookChanges(base.webhooks, form.webhooks),
  ];
}

function fieldChanges(base: BotForm, form: BotForm): string[] {
  const changes: string[] = [];
  if (form.name !== base.name) changes.push(`Name changes from “${base.name}” to “${form.name}”`);
  if (form.avatar !== base.avatar) {
    changes.push(
      form.avatar === "" ? "Avatar is removed" : base.avatar === "" ? "Gets an avatar" : "Avatar changes",
    );
  }
  if (form.status !== base.status) {
    changes.push(`Status changes from ${statusTitle(base.status)} to ${statusTitle(form.status)}`);
  }
  if (Number(form.capacity) !== Number(base.capacity)) {
    changes.push(`Capacity changes from ${base.capacity} to ${form.capacity.trim() || "nothing"}`);
  }
  return changes;
}

function webhookChanges(base: BotForm["webhooks"], now: BotForm["webhooks"]): string[] {
  if (!now.on) return [];
  if (!base.on)
    return [`Webhooks go to ${now.url || "an address still to be typed"}`, ...now.actions.map(starts)];
  const changes: string[] = [];
  if (now.url !== base.url) changes.push(`Webhooks go to ${now.url || "nowhere"} instead of ${base.url}`);
  if (now.secret.kind === "value" && base.secret.kind === "keep")
    changes.push("The webhook secret is replaced");
  if (now.secret.kind === "value" && base.secret.kind === "value" && now.secret.value !== base.secret.value) {
    changes.push("The webhook secret is set");
  }
  changes.push(...actionChanges(base.actions, now.actions));
  if (now.actions.length === 0 && base.actions.length > 0) {
    changes.push("Webhooks fall silent: no action is left to trigger them");
  }
  return changes;
}

/**
 * Actions have no ids. Equal ones pair up first, then those of one name are the same action with another filter;
 * what is left over starts or stops.
 */
function actionChanges(base: ActionRow[], now: ActionRow[]): string[] {
  const removed = [...base];
  const added = now.filter((row) => !takeOut(removed, (old) => same(old, row)));
  const changes = added.map((row) => {
    const old = takeOut(removed, ({ name }) => name === row.name);
    return old ? `“${actionTitle(row.name)}” changes: ${actionSentence(row)}` : starts(row);
  });
  return [...changes, ...removed.map(({ name }) => `Stops sending “${actionTitle(name)}”`)];
}

function starts(row: ActionRow): string {
  return `Starts sending “${actionTitle(row.name)}”: ${actionSentence(row)}`;
}

function same(a: ActionRow, b: ActionRow): boolean {
  const whole = ({ name, filters, extra }: ActionRow) =>
    canonical([name, keptFilter(filters) ?? null, keptFields(extra)]);
  return whole(a) === whole(b);
}

function takeOut<T>(list: T[], wanted: (item: T) => boolean): T | undefined {
  const index = list.findIndex(wanted);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}
