"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiError } from "@/components/requests/http";
import { useRemovedToast } from "@/components/lists/use-removed-toast";
import { ConfirmNameDialog } from "@/components/ui/confirm-name-dialog";
import { Name } from "@/components/ui/name";
import { maskedAddress } from "@/lib/contract/addresses/address-secrets";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { parseFilter } from "@/lib/filters/codec/codec";
import { describeFilter } from "@/lib/filters/describe";
import { actionTitle } from "@/lib/changes/names";
import { counted, plural } from "@/lib/text/counted";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { nameOf } from "@/lib/webhooks/url";
import { dropWebhook, unregisterMutation, webhooksQuery } from "../queries";

type UnregisterDialogProps = {
  webhook: ShownWebhook;
  onClose: () => void;
  /** Called once the webhook is unregistered. */
  onGone?: () => void;
};

/** Dialog that unregisters a webhook after its name was typed. */
export function UnregisterDialog({ webhook, onClose, onGone }: UnregisterDialogProps) {
  const client = useQueryClient();
  const name = nameOf(webhook);
  const toastRemoved = useRemovedToast();
  const { mutate, isPending, error } = useMutation(unregisterMutation);

  const gone = (said: string) => {
    onClose();
    onGone?.();
    dropWebhook(client, webhook.webhook_id);
    toastRemoved(
      said,
      { kind: "webhook", id: webhook.webhook_id, name },
      `Deliveries stop within ${PROPAGATION_SECONDS / 60} minutes`,
    );
    void client.invalidateQueries(webhooksQuery);
  };
  const unregister = () =>
    mutate(webhook.webhook_id, {
      onSuccess: () => gone(`Unregistered ${name}`),
      onError: (failure) => {
        if (failure instanceof ApiError && failure.code === "not_found")
          gone(`${name} was already unregistered`);
      },
    });

  return (
    <ConfirmNameDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Unregister ${name}`}
      name={name}
      verb={`Unregister ${name}`}
      pending={isPending}
      pendingLabel="Unregistering…"
      onConfirm={unregister}
      error={error ? problemOf(error) : undefined}
      consequence={<Consequence webhook={webhook} />}
    />
  );
}

function Consequence({ webhook }: { webhook: ShownWebhook }) {
  const others = useQuery(webhooksQuery).data?.webhooks.filter(
    ({ webhook_id }) => webhook_id !== webhook.webhook_id,
  );
  const sentence = describeFilter(parseFilter(webhook.filters), webhook.action);
  return (
    <div className="grid gap-2 wrap-anywhere">
      <p>
        It {sentence.charAt(0).toLowerCase() + sentence.slice(1)}, and is sent to{" "}
        <Name className="font-mono text-sm">{maskedAddress(webhook.url)}</Name>.
      </p>
      {others && <p>{rest(webhook, others)}</p>}
      <p>
        Deliveries stop and the secret is deleted. You can register it again from Changes, with a new id and a
        new secret.
      </p>
    </div>
  );
}

/** Sentence about other webhooks with the same action, which still send it afterwards. */
function rest({ action, url }: ShownWebhook, others: readonly ShownWebhook[]): string {
  const title = `“${actionTitle(action)}”`;
  const same = others.filter((other) => other.action === action);
  if (same.length === 0) return `No other webhook on the license sends ${title}.`;
  const here = same.filter((other) => other.url === url).length;
  const count = counted(same.length, "other webhook");
  const where = here === 0 ? "none of them to this address" : `${here} of them to this address`;
  return `${count} on the license ${plural(same.length, "sends", "send")} ${title}, ${where}.`;
}

function problemOf(error: Error): ReactNode {
  if (!(error instanceof ApiError)) return error.message;
  if (error.code === "authorization") {
    return (
      <>
        Nothing was changed. This webhook belongs to another application, and unregistering it needs the
        permission <code className="font-mono">webhooks--all:write</code>. Ask an administrator of this
        license.
      </>
    );
  }
  if (error.changed === "unknown") {
    return `${error.message} It may have been unregistered anyway. It is safe to try again.`;
  }
  return `${error.message} Nothing was changed.`;
}
