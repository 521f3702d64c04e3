import { holdsLogin } from "@/lib/contract/addresses/address-secrets";
import { parseFilter } from "@/lib/filters/codec/codec";
import { type Destination, findDuplicates } from "@/lib/filters/duplicates";
import type { Finding } from "@/lib/filters/finding";
import { lintFilter } from "@/lib/filters/lint";
import type { ParsedFilter } from "@/lib/filters/model";
import type { ShownWebhook } from "./api";
import { nameOf } from "./url";

/** A webhook as a destination: comparable with others, and labelled by its name. */
export function destinationOf({
  webhook_id: id,
  url,
  description,
  action,
  filters,
}: ShownWebhook): Destination {
  return { id, label: `“${nameOf({ url, description })}”`, url, action, filter: parseFilter(filters) };
}

/**
 * Warns of a login in the address: everyone who sees the address can read it, and no receiver may be sent it
 * (docs/decisions/004).
 */
const LOGIN =
  "Its address holds a user name or password, which everyone who sees the address can read. Remove them";

/** Messages without repetitions: webhooks of one name give equal sentences. */
function sentences(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ message }) => message))];
}

/**
 * Findings about a filter as a whole, duplicates among the listed webhooks included. Findings about single
 * conditions are left out.
 */
export function wholeFindings(
  webhook: { id: string; url: string; action: string; filter: ParsedFilter },
  listed: readonly ShownWebhook[],
): string[] {
  const others = listed.filter(({ action }) => action === webhook.action).map(destinationOf);
  const whole = lintFilter(webhook.filter).filter(({ condition }) => condition === undefined);
  return sentences([...whole, ...findDuplicates(webhook, others)]);
}

/** Findings of each webhook, by id; webhooks without any are left out. */
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
