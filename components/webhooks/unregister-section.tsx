"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PermissionNote } from "@/components/shell/permission-note";
import { useCan } from "@/components/shell/session-provider";
import { Button } from "@/components/ui/button";
import { FormSection } from "@/components/ui/form-section";
import { later } from "@/components/ui/later";
import { pages } from "@/lib/paths";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { useMayUnregister } from "./use-may-unregister";

const UnregisterDialog = later(
  () => import("./unregister-dialog").then((module) => module.UnregisterDialog),
  {
    giveUp: ({ onClose }) => onClose(),
  },
);

type UnregisterSectionProps = { webhook: ShownWebhook; scope: "my" | "all" };

/** How a webhook goes away. */
export function UnregisterSection({ webhook, scope }: UnregisterSectionProps) {
  const router = useRouter();
  const mayUnregister = useMayUnregister();
  const mayRegister = useCan("webhooks--my:write");
  const anyOne = useCan("webhooks--all:write");
  const [open, setOpen] = useState(false);
  return (
    <FormSection
      title="Unregister"
      description="It sends nothing more then. You can register it again from Changes, with a new id and a new secret."
    >
      {scope === "all" && !anyOne && mayUnregister && (
        <p className="text-muted">
          Whether it belongs to this application, the API does not say. If it belongs to another,
          unregistering it is refused: that needs the permission{" "}
          <code className="font-mono text-sm">webhooks--all:write</code>.
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
