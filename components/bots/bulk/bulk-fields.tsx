"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { RadioGroup } from "@/components/ui/inputs/radio-group";
import { Select } from "@/components/ui/inputs/select";
import type { BotChange } from "@/lib/bots/bulk";
import {
  type GroupNames,
  isPriority,
  isStatus,
  PRIORITY_WORDS,
  STATUS_WORDS,
} from "@/lib/contract/bot-words";
import { MAX_INT32 } from "@/lib/contract/limits";
import { findGroup } from "@/lib/routing/find-group";
import { StatusLabel } from "../status/status-label";

/** Values of the fields, complete or not. */
export type BulkDraft = { status: string; capacity: string; group: string; priority: string };
export const EMPTY_DRAFT: BulkDraft = { status: "", capacity: "", group: "", priority: "normal" };

/** The change that a draft means; undefined until it is complete. */
export function changeFrom(
  kind: BotChange["kind"],
  { status, capacity, group, priority }: BulkDraft,
  names: GroupNames,
): BotChange | undefined {
  const groupId = findGroup(group, names);
  switch (kind) {
    case "status":
      return isStatus(status) ? { kind, status } : undefined;
    case "capacity":
      return isCapacity(capacity) ? { kind, capacity: Number(capacity) } : undefined;
    case "join":
      return groupId === undefined || !isPriority(priority) ? undefined : { kind, groupId, priority };
    case "leave":
      return groupId === undefined ? undefined : { kind, groupId };
    case "remove":
      return { kind };
  }
}

function isCapacity(text: string): boolean {
  return /^\s*\d+\s*$/.test(text) && Number(text) <= MAX_INT32;
}

const STATUSES = Object.entries(STATUS_WORDS).map(([status, { meaning }]) => ({
  value: status,
  label: <StatusLabel status={status} />,
  description: meaning,
}));
const PRIORITIES = Object.entries(PRIORITY_WORDS).map(([priority, { title, meaning }]) => ({
  value: priority,
  label: title,
  description: meaning,
}));

type BulkFieldsProps = {
  kind: BotChange["kind"];
  draft: BulkDraft;
  onChange: (draft: BulkDraft) => void;
  names: GroupNames;
};

/** Fields of a bulk change of bots: status, capacity, or group and priority. */
export function BulkFields({ kind, draft, onChange, names }: BulkFieldsProps) {
  // Errors wait until the field is left: a half-typed number is no mistake.
  const [left, setLeft] = useState(false);
  const set = (change: Partial<BulkDraft>) => onChange({ ...draft, ...change });
  switch (kind) {
    case "status":
      return (
        <RadioGroup
          legend="New status"
          name="bulk-status"
          value={draft.status}
          onValueChange={(status) => set({ status })}
          options={STATUSES}
        />
      );
    case "capacity":
      return (
        <Field
          label="New capacity"
          hint="How many incoming chats each bot can have at once"
          error={
            !left || draft.capacity.trim() === "" || isCapacity(draft.capacity)
              ? undefined
              : `Type a whole number from 0 to ${MAX_INT32}`
          }
        >
          {(aria) => (
            <Input
              {...aria}
              value={draft.capacity}
              onChange={(event) => set({ capacity: event.target.value })}
              onBlur={() => setLeft(true)}
              inputMode="numeric"
              autoComplete="off"
              className="max-w-40 tabular-nums"
            />
          )}
        </Field>
      );
    case "join":
      return (
        <div className="grid gap-5 sm:grid-cols-2">
          <GroupField value={draft.group} names={names} onChange={(group) => set({ group })} />
          <Field label="Priority">
            {(aria) => (
              <Select
                {...aria}
                value={draft.priority}
                onValueChange={(priority) => set({ priority })}
                options={PRIORITIES}
              />
            )}
          </Field>
        </div>
      );
    case "leave":
      return <GroupField value={draft.group} names={names} onChange={(group) => set({ group })} />;
    case "remove":
      return null;
  }
}

type GroupFieldProps = { value: string; names: GroupNames; onChange: (value: string) => void };

function GroupField({ value, names, onChange }: GroupFieldProps) {
  const suggestions = useId();
  const named = Object.values(names).length > 0;
  // Errors wait until the field is left: a half-typed name is no mistake.
  const [left, setLeft] = useState(false);
  const wrong = left && value.trim() !== "" && findGroup(value, names) === undefined;
  return (
    <div>
      <Field
        label={named ? "Group number or name" : "Group number"}
        error={wrong ? "Unknown group. Type the name or the number of a group, such as 2" : undefined}
      >
        {(aria) => (
          <Input
            {...aria}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onBlur={() => setLeft(true)}
            inputMode={named ? "text" : "numeric"}
            autoComplete="off"
            list={named ? suggestions : undefined}
          />
        )}
      </Field>
      {named && (
        <datalist id={suggestions}>
          {Object.entries(names).map(([id, name]) => (
            <option key={id} value={name} />
          ))}
        </datalist>
      )}
    </div>
  );
}
