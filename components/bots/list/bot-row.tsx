"use client";

import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useCan } from "@/components/permissions/session-provider";
import type { Selection } from "@/components/bulk/use-selection";
import { SelectRow } from "@/components/bulk/select-boxes";
import { Skeleton } from "@/components/ui/page/skeleton";
import { Td, Tr } from "@/components/ui/table";
import { Name } from "@/components/ui/name";
import { RowLink } from "@/components/ui/row-link";
import type { BotListItem, ShownBot } from "@/lib/bots/api";
import type { ListedBot } from "@/lib/bots/list";
import { pages } from "@/lib/paths";
import { numberWords } from "@/lib/text/number-words";
import { BotAvatar } from "../bot-avatar";
import { BotMenu } from "./bot-menu";
import { GroupMarks } from "./group-marks";
import { StatusLabel } from "../status/status-label";
import { StatusMenu } from "../status/status-menu";
import { WebhooksLine } from "./webhooks-line";

type BotRowProps = {
  bot: ListedBot;
  /** Index in the whole list, of which only a part may be in the document. */
  index: number;
  onRemove: (bot: BotListItem) => void;
  selection?: Selection;
  hydrated: boolean;
};

/** Row of one bot: columns on a wide screen; on a small one the name above status and groups. */
export function BotRow({ bot, index, onRemove, selection, hydrated }: BotRowProps) {
  const mayEdit = useCan("agents-bot--my:write") && bot.mine;
  const status = mayEdit ? <StatusMenu bot={bot} /> : <StatusLabel status={bot.status} />;
  return (
    // The header is the first row.
    <Tr aria-rowindex={index + 2} className={selection?.ids.has(bot.id) ? "bg-accent-subtle" : undefined}>
      {selection && (
        <Td className="w-10 pr-0! max-sm:w-9 max-sm:pl-1!">
          {hydrated && <SelectRow selection={selection} id={bot.id} name={bot.name} />}
        </Td>
      )}
      <Td className="max-sm:px-0!">
        <span className="flex min-w-0 items-center gap-3">
          <BotAvatar name={bot.name} avatar={bot.avatar} />
          <span className="grid min-w-0 flex-1">
            <RowLink
              href={pages.bot(bot.id)}
              className="row-link flex min-w-0 items-center gap-1.5 font-semibold outline-none"
            >
              <Name full className="min-w-0 truncate">
                {bot.name}
              </Name>
              {!bot.mine && (
                <Lock role="img" aria-label="read-only" className="size-3.5 shrink-0 text-muted" />
              )}
            </RowLink>
            <span className="truncate text-muted max-sm:hidden">
              <WebhooksLine bot={bot} />
            </span>
            <span className="flex min-w-0 flex-wrap items-center gap-x-3 text-muted sm:hidden">
              {status}
              {bot.details && <GroupMarks groups={bot.details.groups} room={2} />}
            </span>
          </span>
        </span>
      </Td>
      <Td className="max-sm:hidden">{status}</Td>
      <Td className="list-45">
        <Details bot={bot} bar="h-4 w-16">
          {({ groups }) => <GroupMarks groups={groups} />}
        </Details>
      </Td>
      <Td numeric className="list-51">
        <Details bot={bot} bar="ml-auto h-4 w-6">
          {({ max_chats_count }) => numberWords(max_chats_count)}
        </Details>
      </Td>
      <Td className="list-61">
        <Owner bot={bot} />
      </Td>
      <Td actions className="w-14 max-sm:w-11 max-sm:px-0!">
        <BotMenu bot={bot} onRemove={() => onRemove(bot)} />
      </Td>
    </Tr>
  );
}

type DetailsProps = { bot: ListedBot; bar: string; children: (details: ShownBot) => ReactNode };

/** Value from a bot's details: a bar while they are being read, a dash if they could not be. */
function Details({ bot: { details, failed }, bar, children }: DetailsProps) {
  if (details) return <>{children(details)}</>;
  if (failed) return <Dash />;
  return <Skeleton className={bar} />;
}

function Dash() {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">Not known</span>
    </span>
  );
}

function Owner({ bot }: { bot: ListedBot }) {
  if (bot.mine) return <>This application</>;
  return (
    <Details bot={bot} bar="h-4 w-24">
      {({ application: { client_id } }) => (
        <Name full className="block truncate font-mono">
          {client_id}
        </Name>
      )}
    </Details>
  );
}
