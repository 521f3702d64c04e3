"use client";

import type { RefObject } from "react";
import { useGroupNames } from "@/components/groups/group-names";
import { useSession } from "@/components/permissions/session-provider";
import { ListSearch } from "@/components/lists/list-search";
import { Select, type SelectOption } from "@/components/ui/inputs/select";
import { groupsOf, type ListedBot, ownersOf, type Sort, SORTS, statusCounts } from "@/lib/bots/list";
import { groupName, statusTitle } from "@/lib/contract/bot-words";
import type { BotViewState } from "./use-bot-view";

const SORTED = SORTS.map((sort) => ({ value: sort, label: `Sorted by ${sort}` }));

// A fixed width, so that the selects do not move when their options arrive.
const WIDTH = "min-w-0 sm:max-w-44 sm:flex-1 sm:basis-32";

type BotToolbarProps = {
  bots: ListedBot[];
  /** True if the list includes bots of other applications. */
  all: boolean;
  state: BotViewState;
  search: RefObject<HTMLInputElement | null>;
};

/** Search and filters of the list and, where the table has no column headers, its order. */
export function BotToolbar({ bots, all, state: { view, set }, search }: BotToolbarProps) {
  const { client_id } = useSession();
  const names = useGroupNames();
  const mine = bots.filter((bot) => bot.mine).length;
  const statuses = [...statusCounts(bots)].map(([status, count]) => ({
    value: status,
    label: `${statusTitle(status)} (${count})`,
  }));
  const groups = groupsOf(bots).map((id) => ({
    value: String(id),
    label: capitalised(groupName(id, names)),
  }));
  const owners = ownersOf(bots, client_id).map((owner) => ({
    value: owner,
    label: owner === client_id ? "This application" : owner,
  }));
  return (
    <search className="grid w-full grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      <ListSearch
        ref={search}
        label="Search bots"
        value={view.search}
        onSearch={(q) => set({ q })}
        className="col-span-2 sm:flex-auto @max-[52rem]/list:basis-full"
      />
      {all && (
        <Select
          size="sm"
          aria-label="Whose bots"
          className={WIDTH}
          value={view.scope}
          onValueChange={(scope) => set({ scope: scope === "mine" ? "mine" : "all" })}
          options={[
            { value: "all", label: `All bots (${bots.length})` },
            { value: "mine", label: `This application's (${mine})` },
          ]}
        />
      )}
      <Select
        size="sm"
        aria-label="Status"
        className={WIDTH}
        value={view.status}
        onValueChange={(status) => set({ status })}
        options={withAll("Any status", statuses, view.status)}
      />
      <Select
        size="sm"
        aria-label="Group"
        className={WIDTH}
        value={view.group}
        onValueChange={(group) => set({ group })}
        options={withAll("Any group", groups, view.group, `Group ${view.group}`)}
      />
      {all && (
        <Select
          size="sm"
          aria-label="Owner"
          className={WIDTH}
          value={view.owner}
          onValueChange={(owner) => set({ owner })}
          options={withAll("Any owner", owners, view.owner)}
        />
      )}
      <Select
        size="sm"
        aria-label="Order"
        className={`${WIDTH} sm:hidden`}
        value={view.sort}
        onValueChange={(sort) => set({ sort: sort as Sort, order: "asc" })}
        options={SORTED}
      />
    </search>
  );
}

/**
 * Adds the choice without a filter. A chosen value from the address stays visible even if no bot has it.
 */
function withAll(label: string, choices: SelectOption[], chosen: string, name = chosen): SelectOption[] {
  const gone = chosen !== "" && !choices.some(({ value }) => value === chosen);
  return [{ value: "", label }, ...choices, ...(gone ? [{ value: chosen, label: name }] : [])];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
