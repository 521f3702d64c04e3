"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { isEscape } from "@/components/ui/composing";
import { useAnnounce } from "@/components/ui/live-region";
import { remember } from "@/components/requests/remember";
import { trimmed } from "@/lib/text/trimmed";
import { useGroupNames } from "./group-names";
import { groupNamesQuery, nameGroupMutation } from "./group-queries";

type NameGroupProps = {
  groupId: number;
  /** Set if the person pressed a button to open this field in order to type in it. */
  autoFocus?: boolean;
  onDone?: () => void;
};

/** Form for the name of one group, shared by everyone on the license. An empty name removes it. */
export function NameGroup({ groupId, autoFocus, onDone }: NameGroupProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const saved = useGroupNames()[groupId] ?? "";
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const naming = useMutation({
    ...nameGroupMutation,
    onSuccess: (reply, { name }) => {
      remember(client, groupNamesQuery.queryKey, reply);
      announce(name === "" ? `Group ${groupId} has no name` : `Group ${groupId} is called ${name}`);
      setTyped(undefined);
      onDone?.();
    },
    onError: () => field.current?.focus(),
  });
  const name = trimmed(typed ?? saved);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name === saved) onDone?.();
    else naming.mutate({ groupId, name });
  };
  return (
    <form
      onSubmit={save}
      onKeyDown={(event) => isEscape(event.nativeEvent) && onDone?.()}
      className="flex flex-wrap items-start gap-2"
    >
      <Field label={`Name of group ${groupId}`} error={naming.error?.message} className="w-full sm:w-64">
        {(aria) => (
          <Input
            {...aria}
            ref={field}
            value={typed ?? saved}
            onChange={(event) => setTyped(event.target.value)}
            maxLength={60}
            autoComplete="off"
            autoFocus={autoFocus}
            placeholder="No name yet"
          />
        )}
      </Field>
      <Button type="submit" pending={naming.isPending} pendingLabel="Saving…" className="sm:mt-7">
        Save name
      </Button>
      {onDone && (
        <Button variant="ghost" onClick={onDone} className="sm:mt-7">
          Cancel
        </Button>
      )}
    </form>
  );
}
