"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { Field } from "@/components/ui/inputs/field";
import { stretchWords } from "@/lib/routing/landings";
import { freeSlots, queueWords, type Spread, spread } from "@/lib/routing/simulation";
import { LandingsChart } from "./landings-chart";
import { LoadFigure } from "./load-figure";
import { rowsOf } from "./load-rows";
import type { Versions } from "./simulator-versions";
import { WholeNumber } from "./whole-number";

const MOST = 1_000;

/** Simulates many chats of which none ends: who gets them, and when the first has to wait. */
export function ManyChats({ before, after }: Versions) {
  const [count, setCount] = useState(20);
  const chats = useDeferredValue(count);
  const then = useMemo(() => spread(before, chats), [before, chats]);
  const now = useMemo(() => after && spread(after, chats), [after, chats]);
  const amounts =
    ({ load, stretches }: Spread) =>
    (id: string) => {
      const mean = load.get(id);
      return mean === undefined ? undefined : { mean, which: stretchWords(stretches.get(id)) };
    };
  const rows = rowsOf({ before, after }, amounts(then), now && amounts(now));
  return (
    <div className="grid gap-4">
      <Field label="Chats that arrive" hint={`Up to ${MOST}, one after the other; no chat ends in between`}>
        {({ id }) => (
          <WholeNumber
            id={id}
            label="Chats that arrive"
            value={count}
            min={1}
            max={MOST}
            onChange={setCount}
          />
        )}
      </Field>
      <p>
        {now ? "As saved: " : ""}
        {queueWords(then)} ({freeSlots(before)} free now).
        {now && after && (
          <>
            {" "}
            With your changes: {queueWords(now)} ({freeSlots(after)} free now).
          </>
        )}
      </p>
      <LoadFigure
        caption={`Where ${chats} chats land`}
        rows={rows}
        compared={now !== undefined}
        chart={<LandingsChart rows={rows} chats={chats} before={then} after={now} />}
      />
    </div>
  );
}
