"use client";

import { type Control, useController, useWatch } from "react-hook-form";
import { findDoubts } from "@/components/filters/form/find-doubts";
import { FilterBuilder } from "@/components/filters/form/filter-builder";
import type { CaseStore } from "@/components/filters/cases/test-pane-cases";
import { LazyTestPane } from "@/components/filters/trial/test-pane-lazy";
import { focusFirst } from "@/components/editing/focus-first";
import { useSession } from "@/components/permissions/session-provider";
import { parseFilter } from "@/lib/filters/codec/codec";
import { propertiesInUse } from "@/lib/filters/used-properties";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { filterIssues, filterOf, filterText, WEBHOOK_LABELS, type WebhookForm } from "@/lib/webhooks/form";
import { wholeFindings } from "@/lib/webhooks/findings";

type FilterFieldProps = {
  control: Control<WebhookForm>;
  listed: readonly ShownWebhook[];
  cases: CaseStore | undefined;
  /** Id of the webhook that is changed, which must not count as a duplicate of itself. */
  self?: string;
};

/**
 * Conditions under which the webhook fires. Problems of the builder are part of the form, so they block a
 * save.
 */
export function FilterField({ control, listed, cases, self = "" }: FilterFieldProps) {
  const { version } = useSession();
  const { field: actionField } = useController({ control, name: "action" });
  const action = actionField.value;
  const url = useWatch({ control, name: "url" });
  const { field, fieldState } = useController({ control, name: "filters" });
  const { field: draft } = useController({ control, name: "filterDraft" });
  const { field: problems } = useController({ control, name: "filterProblems" });
  if (action === "" && field.value === "" && draft.value === "") {
    return (
      <div className="grid gap-2">
        <p className="font-semibold">{WEBHOOK_LABELS.filters}</p>
        <p className="text-muted">Choose an action first. It decides which conditions you can add.</p>
      </div>
    );
  }
  return (
    <div ref={(element) => field.ref(focusFirst(element, "[aria-invalid=true], button, input, select"))}>
      <FilterBuilder
        label={WEBHOOK_LABELS.filters}
        action={action}
        version={version}
        value={filterOf(field.value)}
        onChange={(filter) => void field.onChange(filterText(filter))}
        draft={draft.value || undefined}
        onDraftChange={(text) => void draft.onChange(text ?? "")}
        onActionBack={actionField.onChange}
        onValidityChange={(_valid, found) => void problems.onChange(found)}
        errors={filterIssues(fieldState.error?.types)}
        extraProperties={propertiesInUse(listed.map(({ filters }) => parseFilter(filters)))}
        findDoubts={findDoubts}
        renderAside={(filter) => (
          <LazyTestPane
            key={action}
            action={action}
            filter={filter}
            doubts={wholeFindings({ id: self, url: url.trim(), action, filter }, listed)}
            cases={cases}
          />
        )}
      />
    </div>
  );
}
