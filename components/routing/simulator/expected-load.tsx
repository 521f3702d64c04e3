"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/inputs/field";
import type { LoadAnswer } from "@/lib/routing/load";
import { hoursFor } from "@/lib/routing/simulation";
import { numberWords } from "@/lib/text/number-words";
import { LoadFigure } from "./load-figure";
import { amountWords, rowsOf } from "./load-rows";
import type { Versions } from "./simulator-versions";
import { useExpectedLoad } from "./use-expected-load";
import { WholeNumber } from "./whole-number";

/** Expected load of every seat, and number of waiting chats, when chats arrive and end at random. */
export function ExpectedLoad({ before, after }: Versions) {
  const [asked, setAsked] = useState({ arrivalsPerHour: 60, meanMinutes: 8, seed: 1 });
  const { answer, progress, estimate, stop } = useExpectedLoad();
  const hours = hoursFor(asked.arrivalsPerHour);
  const start = () =>
    void estimate([before, ...(after ? [after] : [])].map((seats) => ({ ...asked, hours, seats })));
  const field = (label: string, name: keyof typeof asked, min: number, max: number) => (
    <Field label={label}>
      {({ id }) => (
        <WholeNumber
          id={id}
          label={label}
          value={asked[name]}
          min={min}
          max={max}
          onChange={(value) => setAsked({ ...asked, [name]: value })}
        />
      )}
    </Field>
  );
  const [then, now] = answer ?? [];
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-3">
        {field("Chats an hour", "arrivalsPerHour", 0, 2_000)}
        {field("Minutes per chat", "meanMinutes", 1, 600)}
        {field("Seed", "seed", 0, 1_000_000)}
        <Button onClick={start} pending={progress !== undefined} pendingLabel="Estimating…">
          Estimate
        </Button>
        {progress !== undefined && (
          <>
            <progress aria-label="Estimating" max={1} value={progress} className="h-2 w-32 self-center" />
            <Button variant="ghost" onClick={stop}>
              Stop
            </Button>
          </>
        )}
      </div>
      <p className="text-muted text-sm">
        20 runs of {hours} hours each after a warm-up; chats arrive and end at random, every agent starts with
        no chats. The ± is a 95 % confidence interval. The same seed gives the same figures.
      </p>
      {then && (
        <>
          <Queues then={then} now={now} />
          <LoadFigure
            caption="Chats at a time, on average"
            rows={rowsOf({ before, after }, (id) => then.load.get(id), now && ((id) => now.load.get(id)))}
            compared={now !== undefined}
          />
        </>
      )}
    </div>
  );
}

function Queues({ then, now }: { then: LoadAnswer; now: LoadAnswer | undefined }) {
  const share = ({ waitShare: { mean, halfWidth } }: LoadAnswer) =>
    `${(mean * 100).toFixed(1)} ± ${(halfWidth * 100).toFixed(1)} %`;
  const lines: [string, (answer: LoadAnswer) => string][] = [
    ["Chats that wait, on average", ({ queue }) => amountWords(queue)],
    ["Share of chats that have to wait", share],
    ["Minutes a chat waits", ({ waitMinutes }) => amountWords(waitMinutes)],
    [
      "Expected chats at a time, of available slots",
      ({ offered, slots }) => `${offered.toFixed(1)} of ${numberWords(slots)}`,
    ],
  ];
  return (
    <div className="grid gap-2">
      {[then, now].some((answer) => answer && answer.offered > 0 && answer.offered >= answer.slots) && (
        <p className="text-warning-text">
          More chats arrive than can be handled, so the queue keeps growing.
        </p>
      )}
      <table className="w-full text-sm tabular-nums">
        <caption className="sr-only">Queue</caption>
        <thead>
          <tr className="border-b text-left text-muted">
            <th scope="col" className="py-1 font-normal">
              Queue
            </th>
            <th scope="col" className="text-right font-normal">
              As saved
            </th>
            {now && (
              <th scope="col" className="text-right font-normal">
                With your changes
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(([title, words]) => (
            <tr key={title} className="border-b">
              <th scope="row" className="py-1 pr-3 text-left font-normal">
                {title}
              </th>
              <td className="text-right">{words(then)}</td>
              {now && <td className="text-right">{words(now)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
