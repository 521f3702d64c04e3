"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LicenseWebhooksContext } from "@/components/bots/status/use-consequences";
import { useCan } from "@/components/permissions/session-provider";
import { webhooksQuery } from "@/components/webhooks/queries";
import { propertiesInUse } from "@/lib/filters/used-properties";
import { destinationOf } from "@/lib/webhooks/findings";

/** Tells a bot's page which webhooks the license has, as far as the permissions allow. */
export function WithLicenseWebhooks({ children }: { children: ReactNode }) {
  const mayRead = useCan("webhooks--my:read");
  const { data } = useQuery({ ...webhooksQuery, enabled: mayRead });
  const webhooks = data?.webhooks.map(destinationOf) ?? [];
  const properties = propertiesInUse(webhooks.map(({ filter }) => filter));
  return <LicenseWebhooksContext value={{ webhooks, properties }}>{children}</LicenseWebhooksContext>;
}
