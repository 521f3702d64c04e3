"use client";

import { type ReactNode, useId } from "react";
import { explainFilter } from "@/lib/filters/explain";
import type { ParsedFilter } from "@/lib/filters/model";
import type { Verdict } from "@/lib/filters/verdict";
import { readSample, type SampleReading } from "@/lib/playground/sample";
import { positionWords, verdictSentence } from "@/lib/playground/words";
import { ExplainedConditions } from "./explained-conditions";
import { Note } from "../note";
import { SampleEditor } from "./sample-editor";
import { type CaseStore, TestPaneCases } from "../cases/test-pane-cases";
import { useTestSample } from "./test-pane-sample";
import { useVerdictAnnouncement } from "./use-verdict-announcement";
import { VerdictLabel } from "../verdict-label";

export type TestPaneProps = {
  action: string;
  /** Filter being edited, finished or not. */
  filter: ParsedFilter;
  /** Doubts about the filter as a whole. */
  doubts?: readonly string[];
  /** Store of the filter's cases; without it the pane shows none. */
  cases?: CaseStore;
  /** Renders actions for the current sample below it. */
  renderActions?: (reading: SampleReading, verdict: Verdict | undefined) => ReactNode;
};

/** Tests a filter against a sample while both are edited. A verdict never blocks saving. */
export function TestPane({ action, filter, doubts = [], cases, renderActions }: TestPaneProps) {
  const id = useId();
  const { sample, last, use } = useTestSample(action);
  const reading = readSample(action, sample);
  const explanation = reading.ok ? explainFilter(filter, reading.context) : undefined;
  const broken = reading.ok
    ? ""
    : `No verdict: ${reading.part === "push" ? "the push" : "the chat context"} is not valid JSON`;
  useVerdictAnnouncement(explanation ? verdictSentence(explanation) : broken);
  const others = [
    ...(last ? [{ ...last, id: "last", title: "Last used in this browser" }] : []),
    ...(cases?.cases ?? []).map(({ push, context, name, id: key }) => ({
      push,
      context,
      id: `case ${key}`,
      title: `Case: ${name}`,
    })),
  ];
  return (
    // A group, not a landmark: a bot's form has one for each action.
    <div
      role="group"
      aria-labelledby={`${id}-title`}
      className="grid min-w-0 content-start gap-4 rounded-lg border bg-surface p-4"
    >
      <div className="grid gap-2">
        <p id={`${id}-title`} className="font-semibold">
          Would this be sent?
        </p>
        {explanation ? (
          <>
            <VerdictLabel verdict={explanation.verdict} />
            <ExplainedConditions explanation={explanation} label="Why" />
          </>
        ) : (
          <Note tone="danger">
            {broken}. {!reading.ok && positionWords(reading.problem)}
          </Note>
        )}
        {doubts.map((message) => (
          <Note key={message} tone="warning">
            {message}
          </Note>
        ))}
      </div>
      <SampleEditor
        action={action}
        sample={sample}
        onChange={use}
        others={others}
        asked={filter.conditions.filter((condition) => condition.kind === "property")}
        asksAgents={filter.conditions.some((condition) => condition.kind === "agents")}
      />
      {renderActions?.(reading, explanation?.verdict)}
      {cases && (
        <TestPaneCases
          store={cases}
          action={action}
          filter={filter}
          sample={sample}
          verdict={explanation?.verdict}
          onShow={use}
        />
      )}
    </div>
  );
}
