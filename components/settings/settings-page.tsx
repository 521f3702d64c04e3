import { PageHeader } from "@/components/ui/page/page-header";
import { Appearance } from "./appearance";
import { Connection } from "./connection";
import { GroupNames } from "./group-names";
import { Permissions } from "./permissions";

export function SettingsPage() {
  return (
    <>
      <PageHeader
        title="Settings"
        description="See what Switchboard is connected to and what you can do with it."
      />
      <div className="grid max-w-form gap-8">
        <Connection />
        <Permissions />
        <GroupNames />
        <Appearance />
      </div>
    </>
  );
}
