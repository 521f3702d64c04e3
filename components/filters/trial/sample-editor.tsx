"use client";

import { useState } from "react";
import { useSession } from "@/components/permissions/session-provider";
import { Field } from "@/components/ui/inputs/field";
import { Select } from "@/components/ui/inputs/select";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import type { PropertyRef } from "@/lib/filters/builder/builder";
import { contextFromPush } from "@/lib/filters/context";
import { LOCATIONS } from "@/lib/filters/model";
import { offeredLocations, offersAgents } from "@/lib/filters/offered";
import { knownAgents, knownPart, setAgents, setKnown, setProperty } from "@/lib/playground/known";
import { readSample, type Sample, withoutReadableSecrets } from "@/lib/playground/sample";
import { builtInSamples } from "@/lib/playground/samples";
import { BodyNote } from "./body-note";
import { KnownAgentsFields } from "./known-agents-fields";
import { KnownPartFields } from "./known-part-fields";
import { SampleJson } from "./sample-json";

type NamedSample = Sample & { id: string; title: string };

type SampleEditorProps = {
  action: string;
  sample: Sample;
  onChange: (sample: Sample) => void;
  /** Changes the action; left out where the action is fixed. */
  onAction?: (action: string) => void;
  /** Samples to offer besides the built-in ones. */
  others: readonly NamedSample[];
  /** Properties that the filters test; they get a field even where the sample lacks them. */
  asked: readonly PropertyRef[];
  /** True if a filter has a condition about agents. */
  asksAgents: boolean;
};

const same = (one: Sample, two: Sample) => one.push === two.push && one.context === two.context;

/** Chooses a sample and edits it: as a small form, or as JSON. */
export function SampleEditor(props: SampleEditorProps) {
  const { action, sample, others, asked, asksAgents, onAction } = props;
  const onChange = (next: Sample) => props.onChange(withoutReadableSecrets(next));
  const { version } = useSession();
  const [tab, setTab] = useState("known");
  const builtIn = builtInSamples(action).map((item, index) => ({ ...item, id: `built-in ${index}` }));
  const named: NamedSample[] = [...builtIn, ...others];
  const chosen = named.find((item) => same(item, sample));
  const reading = readSample(action, sample);
  const offered = offeredLocations(version, action);
  const locations = LOCATIONS.filter(
    (location) => offered.includes(location) || asked.some((property) => property.location === location),
  );
  const choose = (id: string) => {
    if (id === "paste") {
      onChange({ ...sample, push: "" });
      setTab("push");
      return;
    }
    const next = named.find((item) => item.id === id);
    if (next) onChange({ push: next.push, context: next.context });
  };
  return (
    <div className="grid gap-3">
      <Field label="Sample">
        {(aria) => (
          <Select
            {...aria}
            value={chosen?.id ?? "own"}
            onValueChange={choose}
            options={[
              ...named.map(({ id, title }) => ({ value: id, label: title })),
              ...(chosen ? [] : [{ value: "own", label: "Edited or pasted" }]),
              { value: "paste", label: "Paste a push…" },
            ]}
          />
        )}
      </Field>
      {reading.ok && reading.body && <BodyNote body={reading.body} action={action} onAction={onAction} />}
      <Tabs value={tab} onValueChange={setTab}>
        <TabList aria-label="Sample as">
          <Tab value="known">Properties</Tab>
          <Tab value="push">Push</Tab>
          <Tab value="context">Chat context</Tab>
        </TabList>
        <TabPanel value="known" className="grid gap-5">
          {reading.ok ? (
            <>
              {locations.map((location) => {
                const part = knownPart(action, sample, location);
                return (
                  part && (
                    <KnownPartFields
                      key={location}
                      location={location}
                      part={part}
                      asked={asked}
                      onKnown={(known) => onChange(setKnown(action, sample, location, known))}
                      onProperty={(property) => onChange(setProperty(action, sample, location, property))}
                    />
                  )
                );
              })}
              {(asksAgents || offersAgents(version, action)) && (
                <KnownAgentsFields
                  agents={knownAgents(sample)}
                  inPush={contextFromPush(action, reading.push, reading.body?.beside).agents ?? []}
                  onChange={(agents) => onChange(setAgents(sample, agents))}
                />
              )}
            </>
          ) : (
            <p className="text-muted">
              {reading.part === "push" ? "The push" : "The chat context"} is not valid JSON yet.
            </p>
          )}
        </TabPanel>
        <TabPanel value="push">
          <SampleJson part="push" sample={sample} reading={reading} onChange={onChange} />
        </TabPanel>
        <TabPanel value="context">
          <SampleJson part="context" sample={sample} reading={reading} onChange={onChange} />
        </TabPanel>
      </Tabs>
    </div>
  );
}
