"use client";

import { useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { jsonText } from "@/lib/text/json-text";

type WireViewProps = {
  /** Body of the request, with a placeholder for each secret. */
  json: unknown;
  /** The same call as a curl command, with placeholders for token and secret. */
  curl: string;
};

/** Request of a form, one click away: its JSON, and a curl command. Load it with next/dynamic. */
export function WireView({ json, curl }: WireViewProps) {
  const [view, setView] = useState("json");
  return (
    <Tabs value={view} onValueChange={setView}>
      <TabList aria-label="Wire form">
        <Tab value="json">View as JSON</Tab>
        <Tab value="curl">Copy as curl</Tab>
      </TabList>
      <TabPanel value="json">
        <CodeBlock label="JSON" code={jsonText(json, 2)} />
      </TabPanel>
      <TabPanel value="curl">
        <CodeBlock label="curl command" code={curl} />
      </TabPanel>
    </Tabs>
  );
}
