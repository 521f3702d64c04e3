"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { LiveNote as Note } from "@/components/editing/live-note";
import { registeredAtKey } from "../queries";

/** Note after a webhook was registered in this tab: the time at which it is live. */
export function LiveNote({ webhookId }: { webhookId: string }) {
  const client = useQueryClient();
  const [registeredAt] = useState(() => client.getQueryData<number>(registeredAtKey(webhookId)));
  return registeredAt === undefined ? null : <Note since={registeredAt} done="Registered" />;
}
