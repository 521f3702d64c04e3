import { ACTION_WORDS, isAction } from "@/lib/contract/versions";
import { visible } from "@/lib/text/unseen";
import type { WebhookBody } from "./webhook-body";

const titleOf = (action: string): string => (isAction(action) ? ACTION_WORDS[action].title : visible(action));

/** Whether a body was sent for another action than the chosen one. */
export function isForAnother({ action: sentFor }: WebhookBody, action: string): boolean {
  return sentFor !== undefined && sentFor !== action;
}

/** Explains the treatment of a webhook body that was pasted whole. */
export function bodyWords(body: WebhookBody, action: string): string {
  const taken = "Its data is used as the push; its secret is removed.";
  if (!isForAnother(body, action)) return `Read as the whole body of a webhook. ${taken}`;
  return `This body was sent for “${titleOf(body.action ?? "")}”, but you chose “${titleOf(action)}”. ${taken}`;
}
