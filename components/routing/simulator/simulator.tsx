"use client";

import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { ASSUMPTIONS, type Seat } from "@/lib/routing/model";
import { type Circumstances, seatsNow } from "@/lib/routing/simulation";
import { ExpectedLoad } from "./expected-load";
import { ManyChats } from "./many-chats";
import { NextChat } from "./next-chat";
import { SimulatorSeats } from "./simulator-seats";

type SimulatorProps = {
  group: string;
  /** Seats of the group as saved. */
  before: readonly Seat[];
  /** Seats after the staged changes; left out if no change concerns the group. */
  after?: readonly Seat[];
};

/**
 * Simulation of the routing of a group, before and after the staged changes, with the model's assumptions
 * beside it.
 */
export function Simulator({ group, before, after }: SimulatorProps) {
  "use memo";
  const [given, setGiven] = useState<Circumstances>({ chats: {}, humans: [] });
  const versions = {
    before: seatsNow(before, given),
    after: after && seatsNow(after, given),
  };
  // Keyed by the seats, so that results start over when a seat changes.
  const key = JSON.stringify(versions);
  return (
    <section aria-label="Simulation" className="grid gap-4 rounded-lg border bg-surface p-4">
      <div className="grid gap-1">
        <h2 className="font-semibold text-lg">Where would chats land?</h2>
        <p className="text-muted">
          A model of {group}, not a promise.{" "}
          {after
            ? "Before and after the changes that are not saved yet."
            : "Move a bot to see before and after."}
        </p>
      </div>
      <SimulatorSeats seats={versions.after ?? versions.before} given={given} onChange={setGiven} />
      <Tabs defaultValue="next">
        <TabList aria-label="Question">
          <Tab value="next">Next chat</Tab>
          <Tab value="many">Many chats</Tab>
          <Tab value="load">Expected load</Tab>
        </TabList>
        <TabPanel value="next">
          <NextChat key={key} {...versions} />
        </TabPanel>
        <TabPanel value="many">
          <ManyChats {...versions} />
        </TabPanel>
        <TabPanel value="load">
          <ExpectedLoad key={key} {...versions} />
        </TabPanel>
      </Tabs>
      <div>
        <h3 className="font-semibold">Assumptions</h3>
        <ul className="mt-1 list-disc space-y-1 pl-5 text-muted text-sm">
          {ASSUMPTIONS.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
