"use client";

import type { ReactNode } from "react";
import { useSession } from "@/components/permissions/session-provider";
import { CopyButton } from "@/components/ui/copy-button";
import { Name } from "@/components/ui/name";
import { Section } from "./section";

/** Section about the connection: API, version, license and application. */
export function Connection() {
  const { api_url, version, environment, license_id, client_id, email } = useSession();
  return (
    <Section title="Connection">
      <dl className="divide-y rounded-lg border bg-surface">
        <Fact name="Signed in as">
          <Name>{email}</Name>
        </Fact>
        <Fact name="License" copy={String(license_id)}>
          <span className="tabular-nums">{license_id}</span>
        </Fact>
        <Fact name="Environment">
          {environment === "embedded"
            ? "Embedded: the platform that comes with Switchboard. Changes stay on this machine."
            : "Live: a real account. Changes reach its chats within 2 minutes."}
        </Fact>
        <Fact name="Configuration API" copy={api_url} mono>
          {api_url}
        </Fact>
        <Fact name="Version" mono>
          {version}
        </Fact>
        <Fact name="Application (client id)" copy={client_id} mono>
          {client_id}
        </Fact>
      </dl>
    </Section>
  );
}

type FactProps = { name: string; children: ReactNode; copy?: string; mono?: boolean };

function Fact({ name, children, copy, mono }: FactProps) {
  return (
    <div className="grid min-h-11 items-center gap-x-4 px-4 py-1.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd className="flex min-w-0 items-center gap-2">
        <span className={mono ? "min-w-0 break-all font-mono text-sm" : "min-w-0 wrap-anywhere"}>
          {children}
        </span>
        {copy && <CopyButton text={copy} label={`Copy ${name.toLowerCase()}`} />}
      </dd>
    </div>
  );
}
