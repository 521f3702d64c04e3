"use client";

import { Badge } from "@/components/ui/badge";
import { useSession } from "./session-provider";

/** Whose configuration this is, and on which system: nobody should change the real one by mistake. */
export function LicenseTag() {
  const { license_id, environment, api_url } = useSession();
  return (
    <span className="flex min-w-0 items-center gap-2 text-muted text-sm">
      <span className="whitespace-nowrap">
        License <span className="text-text tabular-nums">{license_id}</span>
      </span>
      {environment === "embedded" ? (
        <Badge tone="info" title={`The platform that comes with Switchboard, at ${api_url}`}>
          Embedded
        </Badge>
      ) : (
        <Badge tone="warning" title={`A real account, at ${api_url}`}>
          Live
        </Badge>
      )}
    </span>
  );
}
