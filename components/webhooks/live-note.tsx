"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { registeredAtKey } from "./queries";

const clock = (at: number) => new Intl.DateTimeFormat(undefined, { timeStyle: "medium" }).format(at);

/** Live is not saved: after a registration in this tab, says when it is certain to have effect. */
export function LiveNote({ webhookId }: { webhookId: string }) {
  const client = useQueryClient();
  const [registeredAt] = useState(() => client.getQueryData<number>(registeredAtKey(webhookId)));
  const [live, setLive] = useState(false);
  const liveBy = registeredAt === undefined ? undefined : registeredAt + PROPAGATION_SECONDS * 1000;
  useEffect(() => {
    if (liveBy === undefined) return;
    const timer = setTimeout(() => setLive(true), Math.max(0, liveBy - Date.now()));
    return () => clearTimeout(timer);
  }, [liveBy]);
  if (liveBy === undefined) return null;
  return (
    <Banner
      role="status"
      tone="success"
      title={live ? `Registered, live since ${clock(liveBy)}` : `Registered. Live by ${clock(liveBy)}`}
    >
      {!live && `Changes take effect within ${PROPAGATION_SECONDS / 60} minutes.`}
    </Banner>
  );
}
