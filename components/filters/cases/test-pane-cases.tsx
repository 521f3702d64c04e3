"use client";

import { Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useAnnounce } from "@/components/ui/live-region";
import { Name } from "@/components/ui/name";
import type { ParsedFilter } from "@/lib/filters/model";
import type { Verdict } from "@/lib/filters/verdict";
import type { FilterCase, NewCase } from "@/lib/playground/api";
import { casesOf, casesWords, differingCases, verdictOfCase } from "@/lib/playground/cases";
import type { Sample } from "@/lib/playground/sample";
import { VERDICT_WORDS } from "@/lib/playground/words";
import { NewCaseForm } from "./new-case-form";
import { Note } from "../note";
import { OutcomeSign } from "../verdict-label";

/** Store of cases: the dashboard's database, or a form until its bot or webhook exists. */
export type CaseStore = {
  cases: readonly FilterCase[];
  /** Reason why the cases cannot be read or stored. */
  problem?: string;
  add: (item: NewCase) => Promise<void>;
  remove: (id: string) => Promise<void>;
};

type TestPaneCasesProps = {
  store: CaseStore;
  action: string;
  filter: ParsedFilter;
  sample: Sample;
  /** Verdict on the sample; undefined while the sample cannot be read. */
  verdict: Verdict | undefined;
  onShow: (sample: Sample) => void;
};

/** Named samples with their expected verdicts; marks the ones that differ now. */
export function TestPaneCases({ store, action, filter, sample, verdict, onShow }: TestPaneCasesProps) {
  const announce = useAnnounce();
  const opener = useRef<HTMLButtonElement>(null);
  const [naming, setNaming] = useState(false);
  const cases = casesOf(action, store.cases);
  const differing = differingCases(filter, action, store.cases);
  const words = casesWords(cases.length, differing.length);
  const close = () => {
    setNaming(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const keep = async (name: string, expected: Verdict) => {
    await store.add({ ...sample, action, name, expected });
    announce(`Case ${name} saved`);
    close();
  };
  const drop = async ({ id, name }: FilterCase) => {
    await store.remove(id);
    announce(`Case ${name} removed`);
    opener.current?.focus();
  };
  return (
    <div className="grid gap-3 border-t pt-4">
      <div className="flex flex-wrap items-center gap-2">
        <p className="font-semibold">Cases</p>
        {words && <Badge tone={differing.length > 0 ? "warning" : "success"}>{words}</Badge>}
      </div>
      {cases.length === 0 && (
        <p className="text-muted text-sm">
          Save this sample with the result you expect. It is checked again whenever the conditions change.
        </p>
      )}
      {cases.length > 0 && (
        <ul aria-label="Cases" className="grid gap-2">
          {cases.map((item) => {
            const now = verdictOfCase(filter, item);
            const differs = now !== item.expected;
            return (
              <li key={item.id} className="flex items-start gap-2">
                <OutcomeSign
                  outcome={differs ? "fails" : "holds"}
                  label={differs ? "differs" : "as expected"}
                />
                <span className="min-w-0 flex-1">
                  <button
                    type="button"
                    onClick={() => onShow(item)}
                    className="wrap-anywhere rounded-sm text-left underline decoration-strong underline-offset-2 hover:decoration-text"
                  >
                    <Name>{item.name}</Name>
                  </button>
                  <span className="block wrap-anywhere text-muted text-sm">
                    Expected: {VERDICT_WORDS[item.expected].title.toLowerCase()}
                    {differs && `, now: ${now ? VERDICT_WORDS[now].title.toLowerCase() : "cannot be read"}`}.
                    Saved by <Name>{item.by}</Name>
                  </span>
                </span>
                <IconButton label={`Remove case ${item.name}`} onClick={() => void drop(item).catch(noop)}>
                  <Trash2 aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      {store.problem && (
        <Note tone="danger">Cases: {store.problem}. The webhook itself is not affected.</Note>
      )}
      {naming && verdict ? (
        <NewCaseForm verdict={verdict} onKeep={keep} onCancel={close} />
      ) : (
        <Button
          ref={opener}
          size="sm"
          className="justify-self-start"
          onClick={() => setNaming(true)}
          disabled={verdict === undefined}
        >
          Save as a case…
        </Button>
      )}
    </div>
  );
}

// The store's `problem` shows the failure.
const noop = () => undefined;
