"use client";

import { ChevronDown, Plus } from "lucide-react";
import { useRef } from "react";
import { type Control, useFieldArray } from "react-hook-form";
import type { CaseStore } from "@/components/filters/cases/test-pane-cases";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { Menu } from "@/components/ui/overlays/menu";
import { MenuItem } from "@/components/ui/overlays/menu-items";
import { actionTitle } from "@/lib/changes/names";
import { type BotForm, newAction } from "@/lib/bots/form";
import { BOT_LABELS } from "@/lib/bots/labels";
import { ACTION_WORDS } from "@/lib/contract/versions";
import { ActionCard } from "./action-card";

const ACTIONS = Object.entries(ACTION_WORDS);

type ActionListProps = {
  control: Control<BotForm>;
  /** Stored cases of the bot; undefined while the bot is new. */
  cases?: CaseStore;
};

/**
 * Actions that trigger the bot's webhooks. An action may occur more than once, each time with another
 * filter.
 */
export function ActionList({ control, cases }: ActionListProps) {
  const announce = useAnnounce();
  const list = useRef<HTMLDivElement>(null);
  const { fields, append, remove } = useFieldArray({ control, name: "webhooks.actions" });

  const add = (name: string) => {
    append(newAction(name), { focusName: `webhooks.actions.${fields.length}.filters` });
    announce(`${actionTitle(name)} added, ${fields.length + 1} in total`);
  };
  const drop = (index: number, name: string) => {
    remove(index);
    announce(`${actionTitle(name)} removed, ${fields.length - 1} left`);
    // The removed card takes its buttons along, so the focus moves to the card in its place, the one
    // before, or "Add".
    requestAnimationFrame(() => {
      const cards = [...(list.current?.querySelectorAll<HTMLElement>("[data-action] button") ?? [])];
      const heads = cards.filter((button) => button.hasAttribute("aria-expanded"));
      (heads[index] ?? heads[index - 1] ?? list.current?.querySelector<HTMLElement>("[data-add]"))?.focus();
    });
  };

  return (
    <div ref={list} className="grid grid-cols-1 gap-3">
      <h3 className="font-semibold">{BOT_LABELS["webhooks.actions"]}</h3>
      {fields.length === 0 && (
        <p className="text-muted">
          No action triggers these webhooks, so nothing is sent. The API cannot delete them; removing all
          actions silences them.
        </p>
      )}
      {fields.map(({ id, name }, index) => (
        <ActionCard
          key={id}
          control={control}
          index={index}
          cases={cases}
          onRemove={() => drop(index, name)}
        />
      ))}
      <Menu
        trigger={
          <Button data-add className="justify-self-start">
            <Plus aria-hidden className="size-4" />
            Add action
            <ChevronDown aria-hidden className="size-3.5 text-muted" />
          </Button>
        }
      >
        {ACTIONS.map(([name, { title, when }]) => (
          <MenuItem key={name} onSelect={() => add(name)}>
            {title}
            <span className="block text-muted text-sm">Fires when {when}</span>
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
