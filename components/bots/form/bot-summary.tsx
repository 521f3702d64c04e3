"use client";

import { useGroupNames } from "@/components/groups/group-names";
import { useSession } from "@/components/permissions/session-provider";
import { later } from "@/components/ui/overlays/later";
import { changesOf } from "@/lib/bots/changes";
import type { Consequence } from "@/lib/bots/consequences";
import { creationWords } from "@/lib/bots/creation";
import type { BotForm } from "@/lib/bots/form";
import { creationOf, patchOf, shownRequest } from "@/lib/bots/request";
import { curlFor } from "@/lib/contract/curl";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { ConsequenceList } from "../status/consequence-list";

const WireView = later(() => import("@/components/editing/wire-view").then((module) => module.WireView));

type BotSummaryProps = {
  form: BotForm;
  base: BotForm;
  botId?: string;
  consequences: readonly Consequence[];
};

/** Summary of a save in words, and the request that will be sent. */
export function BotSummary({ form, base, botId, consequences }: BotSummaryProps) {
  const { api_url, version } = useSession();
  const names = useGroupNames();
  const isNew = botId === undefined;
  const words = isNew ? creationWords(form, names) : changesOf(base, form, names);
  const body = isNew ? shownRequest(creationOf(form)) : shownRequest(patchOf(base, form), botId);
  const method = isNew ? "create_bot_agent" : "update_bot_agent";
  return (
    <div className="grid grid-cols-1 gap-4">
      <section aria-labelledby="bot-summary" className="rounded-lg border bg-surface p-4">
        <h2 id="bot-summary" className="font-semibold text-lg">
          {isNew ? "What will happen" : "What will change"}
        </h2>
        <ul className="mt-3 grid grid-cols-1 gap-2.5 wrap-anywhere">
          {words.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {words.length === 0 ? (
            <li className="text-muted">No changes yet.</li>
          ) : (
            <li className="text-muted">Live within {PROPAGATION_SECONDS / 60} minutes of saving</li>
          )}
        </ul>
        {consequences.length > 0 && (
          <div className="mt-4 border-t pt-4">
            <ConsequenceList consequences={consequences} />
          </div>
        )}
      </section>
      <WireView json={body} curl={curlFor({ apiUrl: api_url, version, method, body })} />
    </div>
  );
}
