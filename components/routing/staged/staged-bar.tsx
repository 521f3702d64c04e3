"use client";

import { type ReactNode, useState } from "react";
import { LiveNote } from "@/components/editing/live-note";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { type GroupNames, groupName, isPriority, priorityTitle } from "@/lib/contract/bot-words";
import type { RoutableBot } from "@/lib/routing/api";
import { allOf, type StagedByBot } from "@/lib/routing/draft";
import { conflicting, describePlacement, type Placement, priorityIn } from "@/lib/routing/staged";
import { counted } from "@/lib/text/counted";
import { StagedChanges } from "./staged-changes";
import { runWords, type SaveRun, useSaveStaged } from "./use-save-staged";
import type { StagedEdit } from "./use-staged";

type StagedBarProps = {
  bots: ReadonlyMap<string, RoutableBot>;
  staged: StagedByBot;
  edit: StagedEdit;
  names: GroupNames;
  nameOf: (botId: string) => string;
  onEmpty: () => void;
};

/**
 * Lines shown at first, and lines added by each press of "more": a thousand at once would freeze the page.
 */
const LINES = 8;
const MORE_LINES = 40;

/** Bar of the staged changes: lists them, saves or discards them, and shows the result of the save. */
export function StagedBar({ bots, staged, edit, names, nameOf, onEmpty }: StagedBarProps) {
  "use memo";
  const { run, save, stop, forget } = useSaveStaged(edit);
  const [asked, setAsked] = useState(false);
  const [lines, setLines] = useState(LINES);
  const running = run?.running ?? false;
  const changes = allOf(staged);
  const inConflict = (change: Placement) => {
    const bot = bots.get(change.botId);
    return bot !== undefined && conflicting(bot.groups, [change]).length > 0;
  };
  // Changes that need a decision come first: conflicts, then failed saves.
  const waits = (change: Placement) =>
    Number(inConflict(change)) * 2 + Number(run?.failed.has(change.botId) ?? false);
  const ordered = changes
    .map((change) => ({ change, rank: waits(change) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ change }) => change);
  const shown = ordered.slice(0, lines).map((change) => {
    const bot = bots.get(change.botId);
    return {
      key: `${change.botId} ${change.groupId}`,
      words: describePlacement(change, { name: nameOf(change.botId) }, (id) => groupName(id, names)),
      note: (
        <>
          {bot && inConflict(change) && (
            <Conflict change={change} bot={bot} edit={edit} group={groupName(change.groupId, names)} />
          )}
          {run?.failed.has(change.botId) && (
            <p className="pb-1 text-danger-text text-sm">Not saved: {run.failed.get(change.botId)}</p>
          )}
        </>
      ),
    };
  });
  const takeBack = (key: string) => {
    const change = changes.find(({ botId, groupId }) => `${botId} ${groupId}` === key);
    if (change) edit.takeBack(change.botId, change.groupId);
  };
  if (shown.length === 0 && !run) return null;
  return (
    <div className="bottom-bar staged-bar z-20 -mx-1 grid gap-3 bg-bg px-1 pt-2 pb-4">
      {run && !running && <Outcome run={run} onClose={forget} />}
      <StagedChanges
        label="Staged changes"
        changes={shown}
        total={changes.length}
        onMore={() => setLines(lines + MORE_LINES)}
        onTakeBack={takeBack}
        onEmpty={onEmpty}
      >
        <div className="flex flex-wrap items-center justify-end gap-2 border-t border-accent/30 pt-2 pb-1">
          {running && run ? (
            <Progress run={run} onStop={stop} />
          ) : asked ? (
            <>
              <span className="flex-1">Discard every change here?</span>
              <Button size="sm" variant="ghost" onClick={() => setAsked(false)}>
                Keep them
              </Button>
              <Button
                size="sm"
                variant="danger"
                onClick={() => {
                  setAsked(false);
                  edit.discard();
                  onEmpty();
                }}
              >
                Discard {counted(changes.length, "change")}
              </Button>
            </>
          ) : (
            <Button size="sm" variant="ghost" onClick={() => setAsked(true)}>
              Discard
            </Button>
          )}
          <Button
            size="sm"
            variant="primary"
            pending={running}
            pendingLabel="Saving…"
            onClick={() => void save(nameOf)}
          >
            Save {counted(changes.length, "change")}
          </Button>
        </div>
      </StagedChanges>
    </div>
  );
}

function Progress({ run, onStop }: { run: SaveRun; onStop: () => void }) {
  return (
    <>
      <progress
        aria-label="Saving"
        max={run.total}
        value={run.done}
        className="h-2 min-w-24 flex-1 accent-accent"
      />
      <span className="tabular-nums">
        {run.done} of {run.total} bots
      </span>
      <Button size="sm" onClick={onStop}>
        Stop
      </Button>
    </>
  );
}

function Outcome({ run, onClose }: { run: SaveRun; onClose: () => void }) {
  const problems = run.failed.size + run.conflicts > 0 || run.stopped;
  return (
    <div className="grid gap-2">
      <Banner
        tone={problems ? "warning" : "success"}
        title={runWords(run)}
        action={
          <Button size="sm" variant="ghost" onClick={onClose}>
            Close
          </Button>
        }
      >
        {problems && "Unsaved changes stay below with the reason. Save again to retry them."}
        {run.saved.length > 0 && <Saved names={run.saved} />}
      </Banner>
      {run.at !== undefined && <LiveNote since={run.at} done="Saved" />}
    </div>
  );
}

function Saved({ names }: { names: string[] }): ReactNode {
  return (
    <details>
      <summary className="w-fit">Which bots were saved</summary>
      <ul aria-label="Saved bots" className="max-h-32 overflow-y-auto">
        {names.map((name, index) => (
          // Two bots may have one name.
          <li key={`${index} ${name}`} className="wrap-anywhere">
            {name}
          </li>
        ))}
      </ul>
    </details>
  );
}

type ConflictProps = { change: Placement; bot: RoutableBot; group: string; edit: StagedEdit };

/**
 * Conflict of a staged change with another person's: the original, current and staged priority, and the
 * choice.
 */
function Conflict({ change, bot, group, edit }: ConflictProps) {
  const place = (priority: string | null) =>
    priority === null ? "Not in the group" : priorityTitle(priority);
  const now = priorityIn(bot, change.groupId);
  const unknown = now !== null && !isPriority(now);
  const versions = [
    ["Original", place(change.from)],
    ["Now", place(now)],
    ["Yours", place(change.priority)],
  ];
  return (
    <div role="group" aria-label={`Someone else changed ${bot.name} in ${group}`} className="pb-2">
      <p className="text-warning-text text-sm">
        Someone else changed this while you were editing
        {unknown ? ", to a priority that Switchboard does not know, so it has to stay." : "."}
      </p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <dl className="flex flex-wrap gap-x-6">
          {versions.map(([title, words]) => (
            <div key={title}>
              <dt className="text-muted text-sm">{title}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <span className="flex gap-2">
          <Button size="sm" onClick={() => edit.takeBack(change.botId, change.groupId)}>
            Keep theirs
          </Button>
          {!unknown && (
            <Button size="sm" onClick={() => edit.insist(bot, change.groupId)}>
              Use mine
            </Button>
          )}
        </span>
      </div>
    </div>
  );
}
