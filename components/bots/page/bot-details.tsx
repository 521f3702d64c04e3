"use client";

import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { FilterBuilder } from "@/components/filters/form/filter-builder";
import { GroupBoard } from "@/components/routing/board/group-board";
import { useGroupNames } from "@/components/groups/group-names";
import { PermissionNote } from "@/components/permissions/permission-note";
import { useSession } from "@/components/permissions/session-provider";
import { holdsLogin, maskedLogin } from "@/lib/contract/addresses/address-secrets";
import { actionTitle } from "@/lib/changes/names";
import type { ShownBot } from "@/lib/bots/api";
import { editable, toForm } from "@/lib/bots/form";
import { curlFor } from "@/lib/contract/curl";
import { numberWords } from "@/lib/text/number-words";
import { BotAvatar } from "../bot-avatar";
import { FormSection } from "@/components/ui/inputs/form-section";
import { later } from "@/components/ui/overlays/later";
import { Name } from "@/components/ui/name";
import { StatusLabel } from "../status/status-label";

const WireView = later(() => import("@/components/editing/wire-view").then((module) => module.WireView));

/** A read-only bot, with the reason why it cannot be edited. */
export function BotDetails({ bot }: { bot: ShownBot }) {
  const { api_url, version } = useSession();
  const names = useGroupNames();
  const curl = curlFor({
    apiUrl: api_url,
    version,
    method: "get_bot_agent_details",
    body: { bot_agent_id: bot.id },
  });
  return (
    <div className="grid grid-cols-1 items-start gap-8 min-[1100px]:grid-cols-[minmax(0,45rem)_minmax(18rem,1fr)]">
      <div className="grid min-w-0 grid-cols-1 gap-8">
        {bot.mine ? (
          <PermissionNote scope="agents-bot--my:write" />
        ) : (
          <Foreign owner={bot.application.client_id} />
        )}
        <div className="flex items-center gap-4">
          <BotAvatar size="lg" name={bot.name} avatar={bot.avatar} />
          <dl className="grid min-w-0 gap-x-8 gap-y-3 sm:grid-cols-3">
            <Fact label="Status">
              <StatusLabel status={bot.status} />
            </Fact>
            <Fact label="Capacity">
              <span className="tabular-nums">{numberWords(bot.max_chats_count)}</span>
            </Fact>
            <Fact label="Owner">
              {bot.mine ? "This application" : <Name className="font-mono">{bot.application.client_id}</Name>}
            </Fact>
          </dl>
        </div>
        <FormSection title="Groups">
          <GroupBoard bot={bot.name} rows={toForm(editable(bot)).groups} names={names} />
        </FormSection>
        <Webhooks bot={bot} />
      </div>
      <aside aria-label="Wire form" className="min-w-0 min-[1100px]:sticky min-[1100px]:top-6">
        <WireView json={asUpstream(bot)} curl={curl} />
      </aside>
    </div>
  );
}

function Foreign({ owner }: { owner: string }) {
  return (
    <div className="flex items-start gap-2.5 rounded-md border bg-subtle px-3 py-2 text-sm">
      <Lock aria-hidden className="mt-px size-4 shrink-0 text-muted" />
      <p className="min-w-0">
        Read-only: this bot belongs to the application <Name className="font-mono">{owner}</Name>. Only that
        application can change it, whatever your permissions.
      </p>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Webhooks({ bot }: { bot: ShownBot }) {
  const { version } = useSession();
  const { webhooks } = bot;
  if (!webhooks)
    return (
      <FormSection title="Webhooks" description="This bot has no webhooks of its own.">
        {null}
      </FormSection>
    );
  return (
    <FormSection
      title="Webhooks"
      description={<Name className="font-mono text-sm">{maskedLogin(webhooks.url)}</Name>}
    >
      {holdsLogin(webhooks.url) && (
        <p className="text-warning-text">
          The address holds a user name or password, which everyone who sees it can read. Remove them.
        </p>
      )}
      {webhooks.actions.length === 0 && (
        <p className="text-muted">No action triggers them, so nothing is sent.</p>
      )}
      {webhooks.actions.map(({ name, filters }, index) => (
        // Two equal actions are two deliveries.
        <div key={`${index} ${name}`} className="rounded-lg border bg-surface p-4">
          <FilterBuilder
            readOnly
            label={actionTitle(name)}
            action={name}
            version={version}
            value={filters}
            onChange={() => undefined}
          />
        </div>
      ))}
    </FormSection>
  );
}

/** The bot in the form of the Configuration API, without the fields that the dashboard adds. */
function asUpstream({ mine: _, webhooks, ...bot }: ShownBot): Record<string, unknown> {
  if (!webhooks) return bot;
  const { has_secret: __, secret_digest: ___, ...rest } = webhooks;
  return { ...bot, webhooks: rest };
}
