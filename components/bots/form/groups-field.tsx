"use client";

import { type Control, useController, useWatch } from "react-hook-form";
import { GroupBoard } from "@/components/routing/board/group-board";
import { useGroupNames } from "@/components/groups/group-names";
import { FormSection } from "@/components/ui/inputs/form-section";
import type { BotForm, GroupRow } from "@/lib/bots/form";
import { groupIssues } from "@/lib/bots/issues";
import { BOT_LABELS } from "@/lib/bots/labels";
import { useOtherBots } from "../use-other-bots";

type GroupsFieldProps = {
  control: Control<BotForm>;
  /** Saved groups of the bot; left out while the bot is new. */
  base?: GroupRow[];
  botId?: string;
};

/** Groups of the bot, with its priority in each. */
export function GroupsField({ control, base, botId }: GroupsFieldProps) {
  const name = useWatch({ control, name: "name" });
  const { field, fieldState } = useController({ control, name: "groups" });
  const names = useGroupNames();
  const { error } = fieldState;
  const errors = groupIssues(error?.types);
  return (
    <FormSection
      title={BOT_LABELS.groups}
      description="Each group routes its chats to First, then Normal, then Last. Bots with the same priority are not ranked."
    >
      {error?.message && errors.size === 0 && (
        <p role="alert" className="text-danger-text">
          {error.message}
        </p>
      )}
      <div ref={(element) => field.ref(element && { focus: () => focusBoard(element) })}>
        <GroupBoard
          bot={name.trim() || "this bot"}
          rows={field.value}
          base={base}
          onChange={field.onChange}
          names={names}
          others={useOtherBots(botId)}
          errors={errors}
        />
      </div>
    </FormSection>
  );
}

/**
 * Focuses the first card with an error, or the first card if none shows one. The frame lets errors render
 * first.
 */
function focusBoard(board: HTMLElement): void {
  requestAnimationFrame(() => {
    const wrong = board.querySelector<HTMLElement>("[data-invalid] button");
    (wrong ?? board.querySelector<HTMLElement>("button, input"))?.focus();
  });
}
