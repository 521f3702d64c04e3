"use client";

import { Check, X } from "lucide-react";
import { WhomToAsk } from "@/components/permissions/permission-note";
import { useSession } from "@/components/permissions/session-provider";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { covers, SCOPE_BLOCKS, SCOPE_WORDS, SCOPES, type Scope } from "@/lib/contract/scopes";
import { counted } from "@/lib/text/counted";
import { Section } from "./section";

/** Every permission in words: the granted ones, and for each missing one the actions that it blocks. */
export function Permissions() {
  const { granted } = useSession();
  const missing = SCOPES.filter((scope) => !covers(granted, scope));
  return (
    <Section title="Permissions" description="Permissions granted to you when you signed in.">
      {missing.length > 0 && (
        <Banner
          tone="warning"
          title={`${counted(missing.length, "permission is", "permissions are")} missing`}
        >
          <WhomToAsk several={missing.length > 1} />
        </Banner>
      )}
      <ul className="divide-y rounded-lg border bg-surface">
        {SCOPES.map((scope) => (
          <Permission key={scope} scope={scope} granted={!missing.includes(scope)} />
        ))}
      </ul>
    </Section>
  );
}

function Permission({ scope, granted }: { scope: Scope; granted: boolean }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-2.5">
      <span className="grid min-w-0 flex-1 basis-64 gap-0.5">
        <span className="wrap-anywhere">{SCOPE_WORDS[scope]}</span>
        <code className="break-all font-mono text-muted text-sm">{scope}</code>
        {!granted && <span className="text-sm text-warning-text">{SCOPE_BLOCKS[scope]}.</span>}
      </span>
      {granted ? (
        <Badge tone="success">
          <Check aria-hidden />
          Granted
        </Badge>
      ) : (
        <Badge tone="warning">
          <X aria-hidden />
          Missing
        </Badge>
      )}
    </li>
  );
}
