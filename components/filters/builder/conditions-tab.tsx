"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { draftFilter, rowKey } from "@/lib/filters/builder/builder";
import { choices } from "@/lib/filters/builder/catalog";
import { jsonProblem, jsonProblemWords } from "@/lib/filters/builder/problems";
import { dropText } from "@/lib/filters/builder/text";
import { AddCondition } from "./add-condition";
import { useBuilder } from "./builder-context";
import { ConditionList } from "./condition-list";
import { ConditionRow } from "./condition-row";
import { EmptyFilter } from "./empty-filter";
import { NotOffered } from "./not-offered";
import { OtherParts } from "./other-parts";

type ConditionsTabProps = {
  /** Opens the JSON tab. */
  onOpenJson: () => void;
};

/** Conditions of the filter as rows, with unknown content below them. */
export function ConditionsTab({ onOpenJson }: ConditionsTabProps) {
  const { draft, place, edit, focus } = useBuilder();
  const problem = jsonProblem(draft.json);
  if (problem) {
    const drop = () => {
      edit(dropText, "the text that was not valid JSON");
      focus("add");
    };
    return (
      <div className="grid grid-cols-1 gap-3">
        <Banner
          tone="warning"
          title={jsonProblemWords(problem)}
          action={
            <>
              <Button size="sm" onClick={onOpenJson}>
                Continue in JSON
              </Button>
              <Button size="sm" variant="ghost" onClick={drop}>
                Discard the text
              </Button>
            </>
          }
        >
          The last valid filter:
        </Banner>
        <ConditionList filter={draftFilter(draft)} />
      </div>
    );
  }
  const isEmpty = draft.rows.length === 0 && Object.keys(draft.other).length === 0;
  const offersAny = choices(place.catalog, place.version, place.action).length > 0;
  return (
    <div className="grid grid-cols-1 gap-3">
      <NotOffered />
      {isEmpty && offersAny && <EmptyFilter />}
      {draft.rows.length > 0 && (
        <ul aria-label="Conditions" className="grid grid-cols-1 gap-2">
          {draft.rows.map((row, index) => (
            <ConditionRow key={rowKey(row)} row={row} index={index} />
          ))}
        </ul>
      )}
      {offersAny ? (
        <AddCondition />
      ) : (
        <p className="text-muted">Switchboard does not know this action. Add its conditions as JSON.</p>
      )}
      <OtherParts />
    </div>
  );
}
