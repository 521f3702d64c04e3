import type { GroupNames } from "@/lib/contract/bot-words";
import { MAX_UINT32 } from "@/lib/contract/limits";
import { fold } from "@/lib/text/fold";

/** The group that a person typed: by name, compared as it looks, or by number. A name wins. */
export function findGroup(typed: string, names: GroupNames): number | undefined {
  const wanted = fold(typed);
  if (wanted === "") return undefined;
  const named = Object.entries(names).find(([, name]) => fold(name) === wanted);
  if (named) return Number(named[0]);
  const id = Number(wanted.replace(/^group\s+/, ""));
  return /^(group\s+)?\d+$/.test(wanted) && id <= MAX_UINT32 ? id : undefined;
}
