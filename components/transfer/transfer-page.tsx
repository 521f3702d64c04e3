"use client";

import { useState } from "react";
import { NoPermission } from "@/components/permissions/no-permission";
import { useCan } from "@/components/permissions/session-provider";
import { PageHeader } from "@/components/ui/page/page-header";
import { later } from "@/components/ui/overlays/later";
import { Skeleton } from "@/components/ui/page/skeleton";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { ExportPanel } from "./export-panel";

const ImportPanel = later(() => import("./import-panel").then((module) => module.ImportPanel), {
  // The draft may exist only in this browser.
  browserOnly: true,
  loading: <Skeleton className="h-48" />,
});

/** Page that exports the license as a file and imports one. */
export function TransferPage() {
  const seesBots = useCan("agents-bot--my:read");
  const seesWebhooks = useCan("webhooks--my:read");
  const [tab, setTab] = useState("export");
  return (
    <>
      <PageHeader
        title="Transfer"
        description="The configuration of this license as one file: to keep, to compare, to move from test to production."
      />
      {!seesBots ? (
        <NoPermission scope="agents-bot--my:read" title="You cannot see bots" />
      ) : !seesWebhooks ? (
        <NoPermission scope="webhooks--my:read" title="You cannot see webhooks" />
      ) : (
        <Tabs value={tab} onValueChange={setTab}>
          <TabList aria-label="Direction">
            <Tab value="export">Export</Tab>
            <Tab value="import">Import</Tab>
          </TabList>
          <TabPanel value="export">
            <ExportPanel />
          </TabPanel>
          {/* Stays mounted: opening the export must not end an import under way. */}
          <TabPanel value="import" forceMount>
            <ImportPanel />
          </TabPanel>
        </Tabs>
      )}
    </>
  );
}
