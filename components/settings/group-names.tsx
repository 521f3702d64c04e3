"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { groupNamesQuery } from "@/components/groups/group-queries";
import { NameGroup } from "@/components/groups/name-group";
import { NotRefreshed } from "@/components/lists/not-refreshed";
import { PermissionNote } from "@/components/permissions/permission-note";
import { useCan } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { Skeleton } from "@/components/ui/page/skeleton";
import { findGroup } from "@/lib/routing/find-group";
import { Section } from "./section";

/** Section with the names that the team gave to groups: the API has only numbers. */
export function GroupNames() {
  const { data, error, isFetching, refetch } = useQuery(groupNamesQuery);
  const names = data?.names ?? {};
  const mayWrite = useCan("agents-bot--my:write");
  const ids = Object.keys(names).map(Number);
  return (
    <Section
      title="Names for groups"
      description="The API knows groups by number only. Names are stored in Switchboard and shared by everyone on this license."
    >
      <div className="grid gap-5 rounded-lg border bg-surface p-4">
        {error && (
          <NotRefreshed
            what="The names"
            nothing={!data}
            error={error}
            retrying={isFetching}
            onRetry={() => void refetch()}
          />
        )}
        {!data ? (
          !error && <Skeleton className="h-9 w-64" />
        ) : !mayWrite ? (
          <>
            <PermissionNote scope="agents-bot--my:write" />
            <ul>
              {ids.map((id) => (
                <li key={id}>
                  {names[id]} <span className="text-muted tabular-nums">{id}</span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            {ids.map((id) => (
              <NameGroup key={id} groupId={id} />
            ))}
            <NameAnother taken={ids} />
          </>
        )}
      </div>
    </Section>
  );
}

function NameAnother({ taken }: { taken: number[] }) {
  const [typed, setTyped] = useState("");
  const [groupId, setGroupId] = useState<number>();
  const [error, setError] = useState<string>();
  if (groupId !== undefined && !taken.includes(groupId)) {
    return <NameGroup key={groupId} groupId={groupId} autoFocus onDone={() => setGroupId(undefined)} />;
  }
  const choose = (event: FormEvent) => {
    event.preventDefault();
    const id = findGroup(typed, {});
    if (id === undefined) setError("Type the number of a group, such as 2");
    else if (taken.includes(id)) setError(`Group ${id} already has a name, above`);
    else {
      setGroupId(id);
      setTyped("");
      setError(undefined);
    }
  };
  return (
    <form onSubmit={choose} className="flex flex-wrap items-start gap-2">
      <Field label="Name another group" error={error} className="w-full sm:w-64">
        {(aria) => (
          <Input
            {...aria}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            inputMode="numeric"
            autoComplete="off"
            placeholder="Number of the group"
          />
        )}
      </Field>
      <Button type="submit" className="sm:mt-7">
        Add a name
      </Button>
    </form>
  );
}
