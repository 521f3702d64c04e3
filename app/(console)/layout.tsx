import type { ReactNode } from "react";
import { AccountMenu } from "@/components/session/account-menu";
import { ConnectionStrip } from "@/components/requests/connection-strip";
import { ConsoleHeader } from "@/components/shell/console-header";
import { ConsoleProviders } from "@/components/shell/console-providers";
import { KeepFocus } from "@/components/focus/keep-focus";
import { PrivateTargetsBanner } from "@/components/shell/private-targets-banner";
import { SkipLink } from "@/components/shell/skip-link";
import { requirePerson } from "@/server/sign-in/session";
import { sessionInfo } from "@/server/sign-in/session-info";
import { targetPolicy } from "@/server/targets/policy";
import { ConsoleCommands } from "./console-commands";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = sessionInfo(await requirePerson());
  return (
    <ConsoleProviders session={session}>
      <ConsoleCommands>
        <SkipLink />
        <KeepFocus />
        <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:items-start">
          <ConsoleHeader account={<AccountMenu />} />
          <main id="main" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-6">
            <div className="mx-auto max-w-content">
              <ConnectionStrip />
              {targetPolicy() === "any" && <PrivateTargetsBanner />}
              {children}
            </div>
          </main>
        </div>
      </ConsoleCommands>
    </ConsoleProviders>
  );
}
