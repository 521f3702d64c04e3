"use client";

import { useState } from "react";
import { Note } from "@/components/filters/note";
import { SampleEditor } from "@/components/filters/trial/sample-editor";
import { Field } from "@/components/ui/inputs/field";
import { Select } from "@/components/ui/inputs/select";
import { ACTION_WORDS, ACTIONS, isAction } from "@/lib/contract/versions";
import { askedBy } from "@/lib/playground/answers";
import type { LinkedQuestion } from "@/lib/playground/link";
import { readSample, type Sample, type SampleReading } from "@/lib/playground/sample";
import { builtInSamples } from "@/lib/playground/samples";
import { positionWords } from "@/lib/playground/words";
import { Answers } from "./answers";
import type { PlaygroundProps } from "./playground-props";
import { ShareQuestion } from "./share-question";
import { useAddress, useAddressOf } from "./use-address";

/** Question on one side, where it can be edited, and its answers on the other. */
export function AskedPlayground({ start, ...props }: PlaygroundProps & { start: LinkedQuestion }) {
  const [question, setQuestion] = useState(start.question);
  const { view, narrow, put } = useAddress();
  useAddressOf(question, start.hadSecrets || question !== start.question, put);
  const { action, push, context } = question;
  const reading = readSample(action, { push, context });
  const asked = askedBy(props.candidates, action);
  const chooseAction = (next: string) => {
    const [first] = builtInSamples(next);
    setQuestion({ action: next, push: first?.push ?? "{}", context });
  };
  /**
   * Takes the action of a pasted body along with it. A sample that already has that body keeps the chosen
   * action.
   */
  const take = (sample: Sample) => {
    const sentFor = sentForOf(readSample(action, sample));
    const brings = sentFor !== undefined && sentFor !== sentForOf(reading) && isAction(sentFor);
    setQuestion({ action: brings ? sentFor : action, push: sample.push, context: sample.context });
  };
  const actions = [...(isAction(action) ? [] : [action]), ...ACTIONS];
  return (
    <div className="grid items-start gap-8 min-[1100px]:grid-cols-[24rem_minmax(0,1fr)]">
      <section aria-labelledby="question" className="grid min-w-0 gap-4 rounded-lg border bg-surface p-4">
        <h2 id="question" className="font-semibold text-lg">
          What happens
        </h2>
        <Field label="Action">
          {(aria) => (
            <Select
              {...aria}
              value={action}
              onValueChange={chooseAction}
              options={actions.map((value) => ({
                value,
                label: isAction(value) ? ACTION_WORDS[value].title : value,
              }))}
            />
          )}
        </Field>
        <SampleEditor
          action={action}
          sample={{ push, context }}
          onChange={take}
          onAction={(next) => setQuestion({ ...question, action: next })}
          others={[]}
          asked={asked.properties}
          asksAgents={asked.agents}
        />
        <ShareQuestion
          key={JSON.stringify(question)}
          question={question}
          onKept={(id) => put({ q: null, id })}
        />
      </section>
      <section aria-labelledby="answers" className="grid min-w-0 gap-4">
        <h2 id="answers" className="font-semibold text-lg">
          What is sent
        </h2>
        {reading.ok ? (
          <Answers action={action} context={reading.context} view={view} onNarrow={narrow} {...props} />
        ) : (
          <Note tone="danger">
            No verdict: {reading.part === "push" ? "the push" : "the chat context"} is not valid JSON.{" "}
            {positionWords(reading.problem)}
          </Note>
        )}
      </section>
    </div>
  );
}

function sentForOf(reading: SampleReading): string | undefined {
  return reading.ok ? reading.body?.action : undefined;
}
