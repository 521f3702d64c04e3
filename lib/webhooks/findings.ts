import { holdsLogin } from "@/lib/contract/addresses/address-secrets";
import { parseFilter } from "@/lib/filters/codec/codec";
import { type Destination, findDuplicates } from "@/lib/filters/duplicates";
import type { Finding } from "@/lib/filters/finding";
import { lintFilter } from "@/lib/filters/lint";
import type { ParsedFilter } from "@/lib/filters/model";
import type { ShownWebhook } from "./api";
import { nameOf } from "./url";

/** A webhook as it is compared with others, and called. */
export function destinationOf({
  webhook_id: id,
  url,
  description,
  action,
  filters,
}: ShownWebhook): Destination {
  return { id, label: `“${nameOf({ url, description })}”`, url, action, filter: parseFilter(filters) };
}

/** What anybody who sees the address can read, and what no receiver may be sent (docs/decisions/004). */
const LOGIN =
  "Its address holds a user name or password, which everyone who sees the address can read. Remove them";

/** Each sentence once: webhooks that are called the same are told of in the same words. */
function sentences(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ message }) => message))];
}

/** What is odd about a filter as a whole, and which webhooks would send the same with it; conditions are told apart. */
export function wholeFindings(
  webhook: { id: string; url: string; action: string; filter: ParsedFilter },
  listed: readonly ShownWebhook[],
): string[] {
  const others = listed.filter(({ action }) => action === webhook.action).map(destinationOf);
  const whole = lintFilter(webhook.filter).filter(({ condition }) => condition === undefined);
  return sentences([...whole, ...findDuplicates(webhook, others)]);
}

/** What is odd about each of the webhooks, by id; those with nothing odd are left out. */
export function findingsOf(webhooks: readonly ShownWebhook[]): ReadonlyMap<string, string[]> {
  // Only webhooks of one address can be duplicates; comparing each with each would take minutes for thousands.
  const rivals = new Map<string, Destination[]>();
  const all = webhooks.map(destinationOf);
  const place = ({ url, action }: Destination) =>
    JSON.stringify([action, URL.canParse(url) ? new URL(url).href : url]);
  for (const item of all) {
    const there = rivals.get(place(item));
    if (there) there.push(item);
    else rivals.set(place(item), [item]);
  }
  const found = all.map((item) => {
    const duplicates = findDuplicates(item, rivals.get(place(item)) ?? []);
    const odd = sentences([...lintFilter(item.filter), ...duplicates]);
    return [item.id, holdsLogin(item.url) ? [LOGIN, ...odd] : odd] as const;
  });
  return new Map(found.filter(([, messages]) => messages.length > 0));
}
