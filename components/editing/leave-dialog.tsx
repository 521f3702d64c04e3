"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/overlays/dialog";

type LeaveDialogProps = { open: boolean; onStay: () => void; onLeave: () => void };

export function LeaveDialog({ open, onStay, onLeave }: LeaveDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onStay}
      title="Leave without saving?"
      footer={
        <>
          <Button variant="danger" onClick={onLeave}>
            Leave without saving
          </Button>
          <Button variant="primary" data-autofocus onClick={onStay}>
            Stay here
          </Button>
        </>
      }
    >
      What you changed on this page is not saved.
    </Dialog>
  );
}
