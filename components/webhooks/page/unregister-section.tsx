"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PermissionNote } from "@/components/permissions/permission-note";
import { useCan } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { FormSection } from "@/components/ui/inputs/form-section";
import { later } from "@/components/ui/overlays/later";
import { pages } from "@/lib/paths";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { useMayUnregister } from "../unregister/use-may-unregister";

const UnregisterDialog = later(
  () => import("../unregister/unregister-dialog").then((module) => module.UnregisterDialog),
  {
    giveUp: ({ onClose }) => onClose(),
  },
);

type UnregisterSectionProps = { webhook: ShownWebhook; scope: "my" | "all" };

/** Section of a webhook's page that unregisters it. */
export function UnregisterSection({ webhook, scope }: UnregisterSectionProps) {
  const router = useRouter();
  const mayUnregister = useMayUnregister();
  const mayRegister = useCan("webhooks--my:write");
  const anyOne = useCan("webhooks--all:write");
  const [open, setOpen] = useState(false);
  return (
    <FormSection
      title="Unregister"
      description="Deliveries stop and the secret is deleted. You can register it again from Changes, with a new id and a new secret."
    >
      {scope === "all" && !anyOne && mayUnregister && (
        <p className="text-muted">
          The API does not say which application owns this webhook. If another one does, you need the
          permission <code className="font-mono text-sm">webhooks--all:write</code> to unregister it.
        </p>
      )}
      {!mayRegister && <PermissionNote scope="webhooks--my:write" />}
      {mayUnregister && (
        <Button className="justify-self-start text-danger-text!" onClick={() => setOpen(true)}>
          Unregister…
        </Button>
      )}
      {open && (
        <UnregisterDialog
          webhook={webhook}
          onClose={() => setOpen(false)}
          onGone={() => router.push(pages.webhooks)}
        />
      )}
    </FormSection>
  );
}
