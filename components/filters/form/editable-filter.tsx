"use client";

import { type ReactNode, useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useAnnounce } from "@/components/ui/live-region";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import type { Version } from "@/lib/contract/versions";
import { draftFilter, isBegun } from "@/lib/filters/builder/builder";
import { type ExtraProperty, makeCatalog } from "@/lib/filters/builder/catalog";
import { type FilterIssue, placeIssues } from "@/lib/filters/builder/errors";
import { settleText } from "@/lib/filters/builder/text";
import { stepWords } from "@/lib/filters/builder/undo";
import { summarizeFilter } from "@/lib/filters/describe";
import type { ParsedFilter } from "@/lib/filters/model";
import { plural } from "@/lib/text/counted";
import { type Builder, BuilderProvider, type Finding, type Part } from "../builder/builder-context";
import { ConditionsTab } from "../builder/conditions-tab";
import { JsonTab } from "./json-tab";
import { Note } from "../note";
import { UndoStrip } from "./undo-strip";
import { useBuilderKeys } from "../builder/use-builder-keys";
import { type FilterValueProps, useFilterDraft } from "./use-filter-draft";
import { useFocusRequest } from "../builder/use-focus-request";
import { useUndoScope } from "./undo-scope";
import { useFormAttempt } from "./use-form-attempt";

export type EditableFilterProps = FilterValueProps & {
  /** Action that triggers the webhook; it decides which conditions are offered. */
  action: string;
  version: Version;
  label: string;
  /** Properties to offer besides the known ones, such as properties in filters that are in use. */
  extraProperties?: readonly ExtraProperty[];
  /** Issues from the Configuration API, with paths relative to the filter. */
  errors?: readonly FilterIssue[];
  /** Finds doubts to show beside single conditions; called with unfinished filters too. */
  findDoubts?: (filter: ParsedFilter) => readonly Finding[];
  /** Content beside the conditions; rendered with every version of the filter, finished or not. */
  renderAside?: (filter: ParsedFilter) => ReactNode;
};

/** Filter builder: the sentence, the conditions and their JSON. */
export function EditableFilter(props: EditableFilterProps) {
  const { action, version, label, extraProperties, errors = [], findDoubts, renderAside } = props;
  const place = { action, version, catalog: makeCatalog(extraProperties) };
  const { draft, problems, removed, before, edit, undo } = useFilterDraft(props, place);
  const [tab, setTab] = useState("conditions");
  const { root, attempted, attempt } = useFormAttempt();
  const base = useId();
  const id = (part: Part) => `${base}-${part}`;
  const requestFocus = useFocusRequest();
  const announce = useAnnounce();
  const issues = placeIssues(errors, draft.rows);
  const filter = draftFilter(draft);
  // Rows that are still empty raise no doubts until a save is attempted.
  const begun = draft.rows.flatMap((row, index) => (attempted || isBegun(row) ? [index] : []));
  const said = { ...filter, conditions: filter.conditions.filter((_, index) => begun.includes(index)) };
  const findings = (findDoubts?.(said) ?? []).map(({ index, message }) => ({
    index: begun[index] ?? index,
    message,
  }));
  const focus = (part: Part) => requestFocus(id(part));
  const builder: Builder = { draft, place, issues, findings, attempted, edit, id, focus, announce };

  const goBack = () => {
    if (!before) return;
    undo(before);
    if (before.action !== undefined) return announce("Undone: action.");
    const { length } = before.draft.rows;
    const restored = before.draft.rows.findIndex((row) => !draft.rows.includes(row));
    const count = `${length || "no"} ${plural(length, "condition")}`;
    announce(`Undone: ${stepWords(before.draft, draft)}. Now ${count}.`);
    focus(restored < 0 ? "add" : `row-${restored}-main`);
  };
  useUndoScope(goBack);
  const onKeyDown = useBuilderKeys({ onUndo: goBack, onSave: attempt });
  const showTab = (next: string) => {
    if (next === "conditions") edit(settleText);
    setTab(next);
  };

  return (
    <BuilderProvider value={builder}>
      <div
        ref={root}
        role="group"
        aria-labelledby={`${base}-label`}
        aria-describedby={`${base}-sentence`}
        onKeyDown={onKeyDown}
        className="@container"
      >
        <div className={cn("grid gap-4", renderAside && "@5xl:grid-cols-[minmax(0,1fr)_22rem]")}>
          <div className="grid min-w-0 grid-cols-1 content-start gap-2">
            <p id={`${base}-label`} className="font-semibold">
              {label}
            </p>
            <p id={`${base}-sentence`} className="wrap-anywhere">
              {summarizeFilter(filter, action)}
            </p>
            {issues
              .filter(({ row }) => row === undefined)
              .map(({ path, message }) => (
                <Note key={`${path} ${message}`} tone="danger">
                  {path && <code>{path}: </code>}
                  {message}
                </Note>
              ))}
            <Tabs value={tab} onValueChange={showTab}>
              <TabList aria-label={`${label} as`}>
                <Tab value="conditions">Conditions</Tab>
                <Tab value="json">JSON</Tab>
              </TabList>
              <TabPanel value="conditions" className="grid gap-3">
                <ConditionsTab onOpenJson={() => setTab("json")} />
                {removed && <UndoStrip removed={removed} onUndo={goBack} />}
              </TabPanel>
              <TabPanel value="json">
                <JsonTab problems={problems} />
              </TabPanel>
            </Tabs>
          </div>
          {renderAside?.(said)}
        </div>
      </div>
    </BuilderProvider>
  );
}
