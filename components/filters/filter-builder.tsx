"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useAnnounce } from "@/components/ui/live-region";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import type { Version } from "@/lib/contract/versions";
import { draftFilter } from "@/lib/filters/builder";
import { type ExtraProperty, makeCatalog } from "@/lib/filters/builder-catalog";
import { type FilterIssue, placeIssues } from "@/lib/filters/builder-errors";
import { settleText } from "@/lib/filters/builder-text";
import { parseFilter } from "@/lib/filters/codec";
import { describeFilter } from "@/lib/filters/describe";
import type { ParsedFilter } from "@/lib/filters/model";
import { type Builder, BuilderProvider, type Part } from "./builder-context";
import { ConditionsTab } from "./conditions-tab";
import { FilterText } from "./filter-text";
import { JsonTab } from "./json-tab";
import { Note } from "./note";
import { UndoStrip } from "./undo-strip";
import { useBuilderKeys } from "./use-builder-keys";
import { type FilterValueProps, useFilterDraft } from "./use-filter-draft";
import { useFocusRequest } from "./use-focus-request";

type FilterBuilderProps = FilterValueProps & {
  /** What triggers the webhook; it decides which conditions there are. */
  action: string;
  version: Version;
  label: string;
  /** Properties to pick besides the known ones, such as those in filters in use. */
  extraProperties?: readonly ExtraProperty[];
  /** What the Configuration API found wrong, with paths relative to the filter. */
  errors?: readonly FilterIssue[];
  readOnly?: boolean;
  /** Stands beside the conditions and sees every change, finished or not. */
  renderAside?: (filter: ParsedFilter) => ReactNode;
};

/**
 * Edits a filter: conditions as sentences, or as JSON. What it does not know is shown, kept and sent back unchanged.
 * Unfinished conditions stay here; the form is told each filter that can be saved.
 */
export function FilterBuilder({ readOnly = false, ...props }: FilterBuilderProps) {
  if (!readOnly) return <EditableFilter {...props} />;
  return (
    <div className="grid gap-2">
      <p className="font-semibold">{props.label}</p>
      <FilterText filter={parseFilter(props.value)} action={props.action} />
    </div>
  );
}

function EditableFilter(props: Omit<FilterBuilderProps, "readOnly">) {
  const { action, version, label, extraProperties, errors = [], renderAside } = props;
  const place = { action, version, catalog: makeCatalog(extraProperties) };
  const { draft, problems, removed, before, edit, undo } = useFilterDraft(props, place);
  const [tab, setTab] = useState("conditions");
  const [attempted, setAttempted] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const base = useId();
  const requestFocus = useFocusRequest();
  const announce = useAnnounce();
  const id = (part: Part) => `${base}-${part}`;
  const issues = placeIssues(errors, draft.rows);
  const builder: Builder = {
    draft,
    place,
    issues,
    attempted,
    edit,
    id,
    focus: (part) => requestFocus(id(part)),
    announce,
  };

  // A form that could not be sent shows what is unfinished, also where nobody has been yet.
  useEffect(() => {
    const form = root.current?.closest("form");
    const attempt = () => setAttempted(true);
    form?.addEventListener("submit", attempt);
    return () => form?.removeEventListener("submit", attempt);
  }, []);

  const goBack = () => {
    if (!before) return;
    undo();
    announce(
      `Undone, ${before.rows.length || "no"} ${before.rows.length === 1 ? "condition" : "conditions"}.`,
    );
    const restored = before.rows.findIndex((row) => !draft.rows.includes(row));
    builder.focus(restored < 0 ? "add" : `row-${restored}-main`);
  };
  const onKeyDown = useBuilderKeys({ onUndo: goBack, onSave: () => setAttempted(true) });
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
        <div className="grid gap-4 @5xl:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid min-w-0 content-start gap-2">
            <p id={`${base}-label`} className="font-semibold">
              {label}
            </p>
            <p id={`${base}-sentence`} className="break-words text-muted">
              {describeFilter(draftFilter(draft), action)}
            </p>
            {issues.map(({ path, row, message }) =>
              row === undefined ? (
                <Note key={`${path} ${message}`} tone="danger">
                  {path && <code>{path}: </code>}
                  {message}
                </Note>
              ) : null,
            )}
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
          {renderAside?.(draftFilter(draft))}
        </div>
      </div>
    </BuilderProvider>
  );
}
