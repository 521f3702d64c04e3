"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useAnnounce } from "@/components/ui/live-region";
import { Name } from "@/components/ui/name";
import { PRIORITY_WORDS } from "@/lib/contract/bot-words";
import { describeOutcome } from "@/lib/routing/router";
import { begin, type Stepped, step } from "@/lib/routing/simulation";
import { SideBySide, type Versions } from "./simulator-versions";

/** Simulates one chat at a time, and explains how it finds its agent. */
export function NextChat({ before, after }: Versions) {
  const announce = useAnnounce();
  const [runs, setRuns] = useState({ before: begin(before), after: after && begin(after) });
  const next = () => {
    const stepped = { before: step(runs.before), after: runs.after && step(runs.after) };
    setRuns(stepped);
    const { walk, arrived } = stepped.after ?? stepped.before;
    announce(`Chat ${arrived}: ${walk?.winner ? `${walk.winner.name} gets it` : "it waits"}`);
  };
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <Button onClick={next}>Next chat</Button>
        {runs.before.arrived > 0 && (
          <Button
            variant="ghost"
            onClick={() => setRuns({ before: begin(before), after: after && begin(after) })}
          >
            Start over
          </Button>
        )}
      </div>
      <SideBySide before={<Walked run={runs.before} />} after={runs.after && <Walked run={runs.after} />} />
    </div>
  );
}

function Walked({ run: { walk, arrived, waiting } }: { run: Stepped }) {
  if (!walk) return <p className="text-muted">Press Next chat to see who gets it.</p>;
  return (
    <div className="grid gap-2">
      <p>
        Chat {arrived}: <strong>{walk.winner ? `${walk.winner.name} gets it` : "it waits"}</strong>
        {waiting > 0 && `. ${waiting} waiting`}
      </p>
      <ol className="grid gap-2">
        {walk.lanes.map(({ priority, seats }) => (
          <li key={priority}>
            <span className="font-semibold">{PRIORITY_WORDS[priority].title}</span>
            {seats.length === 0 && <span className="text-muted"> no agents</span>}
            <ul className="max-h-48 overflow-y-auto">
              {seats.map(({ seat, outcome }) => (
                <li
                  key={seat.id}
                  className={cn("wrap-anywhere", outcome.kind === "gets_it" ? "font-semibold" : "text-muted")}
                >
                  <Name>{seat.name}</Name>: {describeOutcome(seat, outcome)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
