"use client";

import { ChevronRight, Trash2 } from "lucide-react";
import { useContext, useEffect, useId, useRef, useState } from "react";
import { type Control, useController, useWatch } from "react-hook-form";
import { findDoubts, wholeDoubts } from "@/components/filters/form/find-doubts";
import { FilterBuilder } from "@/components/filters/form/filter-builder";
import type { CaseStore } from "@/components/filters/cases/test-pane-cases";
import { LazyTestPane } from "@/components/filters/trial/test-pane-lazy";
import { useSession } from "@/components/permissions/session-provider";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { actionSentence } from "@/lib/bots/changes";
import { actionTitle } from "@/lib/changes/names";
import type { BotForm } from "@/lib/bots/form";
import { filterIssues } from "@/lib/bots/issues";
import { keepFilter, keptFilter } from "@/lib/bots/verbatim";
import { LicenseWebhooksContext } from "../status/use-consequences";

type ActionCardProps = {
  control: Control<BotForm>;
  index: number;
  /** Stored cases of the bot; undefined while the bot is new. */
  cases?: CaseStore;
  onRemove: () => void;
};

/**
 * Card of one action of a bot's webhooks: its filter as a sentence, and the filter builder once opened.
 */
export function ActionCard({ control, index, cases, onRemove }: ActionCardProps) {
  const { version } = useSession();
  const id = useId();
  const [open, setOpen] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const path = `webhooks.actions.${index}` as const;
  const row = useWatch({ control, name: path });
  const { field, fieldState } = useController({ control, name: `${path}.filters` });
  const { field: draft } = useController({ control, name: `${path}.draft` });
  const { field: problems } = useController({ control, name: `${path}.problems` });
  const { properties } = useContext(LicenseWebhooksContext);
  const title = actionTitle(row.name);

  // The form focuses a field of the filter, which can take the focus only after the card has opened.
  const [asked, setAsked] = useState(0);
  const focus = () => {
    setOpen(true);
    setAsked((times) => times + 1);
  };
  useEffect(() => {
    if (asked === 0) return;
    const wrong = card.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    (wrong ?? card.current?.querySelector<HTMLElement>("[aria-expanded]"))?.focus();
  }, [asked]);

  return (
    <div
      ref={(element) => {
        card.current = element;
        field.ref(element && { focus });
      }}
      data-action={row.name}
      className={cn("rounded-lg border bg-surface", fieldState.error && "border-danger")}
    >
      <div className="flex items-start gap-2 p-2">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="transition-state flex min-w-0 flex-1 items-start gap-2 rounded-md p-1.5 text-left hover:bg-subtle"
        >
          <ChevronRight
            aria-hidden
            className={cn("transition-state mt-0.5 size-4 shrink-0 text-muted", open && "rotate-90")}
          />
          <span className="min-w-0">
            <span className="font-semibold">{title}</span>
            {title !== row.name && (
              <code className="ml-2 wrap-anywhere font-mono text-muted text-sm">{row.name}</code>
            )}
            {!open && <span className="block wrap-anywhere text-muted text-sm">{actionSentence(row)}</span>}
          </span>
        </button>
        <IconButton label={`Remove action ${title}`} tone="danger" onClick={onRemove} className="mt-1">
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      {fieldState.error?.message && (
        <p className="px-4 pb-2 text-danger-text text-sm">{fieldState.error.message}</p>
      )}
      <div id={id} hidden={!open} className="border-t p-4">
        <FilterBuilder
          label={`Filter of ${title}`}
          action={row.name}
          version={version}
          value={keptFilter(field.value)}
          onChange={(filter) => field.onChange(keepFilter(filter))}
          draft={draft.value || undefined}
          onDraftChange={(text) => draft.onChange(text ?? "")}
          onValidityChange={(_valid, found) => problems.onChange(found)}
          errors={filterIssues(fieldState.error?.types)}
          extraProperties={properties}
          findDoubts={findDoubts}
          // A closed card does not load the test pane.
          renderAside={(filter) =>
            open && (
              <LazyTestPane
                key={row.name}
                action={row.name}
                filter={filter}
                doubts={wholeDoubts(filter)}
                cases={cases}
              />
            )
          }
        />
      </div>
    </div>
  );
}
