"use client";

import { useRef, useState } from "react";
import { PermissionNote } from "@/components/permissions/permission-note";
import { sentenceOf } from "@/components/requests/sentence-of";
import { useSession } from "@/components/permissions/session-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { showFirstProblemSoon } from "@/components/ui/overlays/first-problem";
import { Name } from "@/components/ui/name";
import { covers, type Scope } from "@/lib/contract/scopes";
import { SECRET_BYTES, secretFromBytes } from "@/lib/contract/generated-secret";
import type { Planned, PlannedItem } from "@/lib/transfer/api";
import { giveSecret, isChosen, lackingSecret } from "@/lib/transfer/choices";
import { counted } from "@/lib/text/counted";
import { ApplyBar } from "./apply-bar";
import { DoubtList } from "./doubt-list";
import { PlanSection } from "./plan-section";
import type { Import } from "./use-import";

const SECTIONS = ["create", "update", "replace", "finish", "only_here"] as const;

/** Plan of an import: every item that the file would change, with the choice of items to apply. */
export function PlanPanel({ planned: { items, notes, doubts, base }, it }: { planned: Planned; it: Import }) {
  const { granted } = useSession();
  const [asked, setAsked] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const missing = [
    ...new Set(items.flatMap((item) => neededScope(item) ?? []).filter((scope) => !covers(granted, scope))),
  ];
  const may = (item: PlannedItem) => {
    const scope = neededScope(item);
    return scope === undefined || covers(granted, scope);
  };
  const chosen = items.filter((item) => may(item) && isChosen(item, it.choices));
  const lacking = lackingSecret(chosen, it.choices);
  const unchanged = items.filter(({ kind }) => kind === "unchanged");
  const changes = items.filter(({ kind }) => kind !== "unchanged" && kind !== "only_here");
  const generate = () =>
    it.setChoices((now) =>
      lacking.reduce(
        (given, { key }) =>
          giveSecret(given, key, secretFromBytes(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))),
        now,
      ),
    );
  return (
    <section ref={panel} aria-label="Plan" className="grid min-w-0 grid-cols-1 gap-6">
      <h2 className="font-semibold text-lg">Plan</h2>
      {changes.length === 0 && (
        <Banner tone="success" role="status" title="Nothing to change">
          The license matches the file{unchanged.length > 0 && `: ${unchanged.length} unchanged`}.
        </Banner>
      )}
      {notes.length > 0 && (
        <Banner tone="info" title="Unknown to Switchboard, and sent unchanged">
          <ul>
            {notes.map(({ path, line }) => (
              <li key={path} className="wrap-anywhere">
                {line !== undefined && `Line ${line}: `}
                <code className="font-mono text-sm">{path}</code>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {doubts.length > 0 && <DoubtList doubts={doubts} />}
      {missing.map((scope) => (
        <PermissionNote key={scope} scope={scope} />
      ))}
      {SECTIONS.map((kind) => {
        const some = items.filter((item) => item.kind === kind);
        return (
          some.length > 0 && (
            <PlanSection
              key={kind}
              kind={kind}
              items={some}
              may={may}
              choices={it.choices}
              onChoices={it.setChoices}
              asked={asked}
            />
          )
        );
      })}
      {unchanged.length > 0 && (
        <details>
          <summary className="w-fit text-muted">{unchanged.length} unchanged</summary>
          <ul className="mt-2 grid max-h-72 gap-1 overflow-y-auto">
            {unchanged.map(({ key, object, label }) => (
              <li key={key} className="wrap-anywhere text-muted">
                {object === "bot" ? "Bot" : "Webhook"} <Name>{label}</Name>
              </li>
            ))}
          </ul>
        </details>
      )}
      {asked && lacking.length > 0 && (
        <Banner
          tone="danger"
          title={`${counted(lacking.length, "secret")} missing`}
          action={
            <Button size="sm" onClick={generate}>
              Generate all
            </Button>
          }
        >
          New items have no stored secret. Enter the receiver’s secret, generate one, or skip the item.
        </Banner>
      )}
      {it.problem && (
        <Banner tone="danger" title="The import did not start">
          {sentenceOf(it.problem)} Nothing was changed.
        </Banner>
      )}
      {items.some(({ ticket }) => ticket !== undefined) && (
        <ApplyBar
          chosen={chosen}
          pending={it.starting || it.plan.isPending}
          hasUndo={it.draft.undo !== undefined}
          onApply={(undo) => {
            setAsked(true);
            if (lacking.length === 0) void it.start(chosen, base, undo);
            else showFirstProblemSoon(panel.current);
          }}
          blocked={lacking.length > 0}
        />
      )}
    </section>
  );
}

/** Permission that an item's write needs; undefined for an item that writes nothing. */
function neededScope({ object, ticket }: PlannedItem): Scope | undefined {
  if (ticket === undefined) return undefined;
  return object === "bot" ? "agents-bot--my:write" : "webhooks--my:write";
}
