"use client";

import { Badge } from "@/components/ui/badge";
import { useSession } from "../permissions/session-provider";

/** License and system of this configuration, so that nobody changes the production system by mistake. */
export function LicenseTag() {
  const { license_id, environment, api_url } = useSession();
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 text-muted text-sm">
      <span className="whitespace-nowrap">
        <span className="max-[22.5rem]:sr-only">License </span>
        <span className="text-text tabular-nums">{license_id}</span>
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
