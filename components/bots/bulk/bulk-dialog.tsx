"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useGroupNames } from "@/components/groups/group-names";
import { routingKey } from "@/components/routing/queries";
import { BulkDialog } from "@/components/bulk/bulk-dialog";
import { planEach } from "@/components/bulk/plan";
import { useCan } from "@/components/permissions/session-provider";
import type { BotListItem } from "@/lib/bots/api";
import { type BotChange, planBot } from "@/lib/bots/bulk";
import { consequencesOf, mayEmptyGroups } from "@/lib/bots/bulk-consequences";
import type { GroupNames } from "@/lib/contract/bot-words";
import { counted } from "@/lib/text/counted";
import { BulkFields, changeFrom, EMPTY_DRAFT } from "./bulk-fields";
import { BulkReading } from "./bulk-reading";
import { NOUN, TITLES } from "./bulk-words";
import { botsQuery } from "../queries";
import { useBulkStep } from "./use-bulk-step";
import { useFreshBots } from "../use-fresh-bots";

type BulkBotsDialogProps = {
  kind: BotChange["kind"];
  /** The bots that were selected when the dialog opened. */
  selected: readonly BotListItem[];
  /** Every bot that the person can see. */
  all: readonly BotListItem[];
  onClose: (rest?: string[]) => void;
};

/** Changes or removes many bots, after a preview of the effect on each. */
export function BulkBotsDialog({ kind, selected: opened, all, onClose }: BulkBotsDialogProps) {
  const client = useQueryClient();
  const names = useGroupNames();
  const rights = { changeMine: useCan("agents-bot--my:write"), removeAny: useCan("agents-bot--all:write") };
  // Removed bots leave every list, the caller's too, so the dialog holds the bots that it was opened for.
  const [{ selected, others, attempt }, look] = useState(() => lookAt(opened, all, 0));
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const change = changeFrom(kind, draft, names);
  const fresh = useFreshBots(idsOf(selected), attempt);
  const around = useFreshBots(change && mayEmptyGroups(change) ? idsOf(others) : [], attempt);
  const step = useBulkStep(names);

  const read =
    fresh.pending + around.pending === 0 && fresh.error === undefined && around.error === undefined;
  const plan = change && read ? planFor(change, selected, fresh, rights, names) : undefined;
  const changed = plan?.changes.flatMap(({ id }) => fresh.bots.get(id) ?? []) ?? [];
  const known = [...fresh.bots.values(), ...around.bots.values()];

  const close = (rest?: string[]) => {
    onClose(rest);
    if (!rest) return;
    void client.invalidateQueries({ queryKey: botsQuery.queryKey, exact: true });
    void client.invalidateQueries({ queryKey: routingKey, refetchType: "none" });
  };

  return (
    <BulkDialog
      title={TITLES[kind](counted(selected.length, NOUN))}
      noun={NOUN}
      verb={kind === "remove" ? "Remove" : "Change"}
      did={kind === "remove" ? "Removed" : "Changed"}
      danger={kind === "remove"}
      settings={
        kind !== "remove" && <BulkFields kind={kind} draft={draft} onChange={setDraft} names={names} />
      }
      plan={plan}
      waiting={change && <BulkReading fresh={fresh} around={around} count={selected.length} />}
      consequences={change ? consequencesOf(change, changed, known, names) : []}
      step={step}
      onAgain={(ids) =>
        look(
          lookAt(
            selected.filter(({ id }) => ids.includes(id)),
            all,
            attempt + 1,
          ),
        )
      }
      onClose={close}
    />
  );
}

/**
 * Splits the bots into the ones to change and the other accepting ones, whose groups decide the
 * consequences.
 */
function lookAt(selected: readonly BotListItem[], all: readonly BotListItem[], attempt: number) {
  const ids = new Set(idsOf(selected));
  const others = all.filter(({ id, status }) => status === "accepting chats" && !ids.has(id));
  return { selected, others, attempt };
}

const idsOf = (bots: readonly BotListItem[]) => bots.map(({ id }) => id);

function planFor(
  change: BotChange,
  selected: readonly BotListItem[],
  { bots, failed }: Pick<ReturnType<typeof useFreshBots>, "bots" | "failed">,
  rights: Parameters<typeof planBot>[2],
  names: GroupNames,
) {
  return planEach(selected, ({ id }) => {
    const bot = bots.get(id);
    if (bot === undefined) {
      const why = failed.get(id);
      if (why !== undefined) return { kind: "left_out", why: `Could not be read: ${why}` };
      return { kind: change.kind === "remove" ? "unchanged" : "left_out", why: "Someone removed it" };
    }
    const planned = planBot(change, bot, rights, names);
    return planned.kind === "change" ? { ...planned, what: { change, from: planned.from } } : planned;
  });
}
