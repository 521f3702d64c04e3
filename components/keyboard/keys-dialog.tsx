"use client";

import { Dialog } from "@/components/ui/overlays/dialog";
import { Keys } from "@/components/ui/keys";
import { modKey } from "./mod-key";
import { KEY_LIST } from "./key-list";

type KeysDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Dialog with all keyboard shortcuts. */
export function KeysDialog(props: KeysDialogProps) {
  return (
    <Dialog {...props} title="Keyboard shortcuts" description="Single keys can be turned off in Settings.">
      <div className="grid gap-5">
        {KEY_LIST.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1 text-muted text-sm">{title}</h3>
            <dl className="divide-y">
              {keys.map((item) => (
                <div key={item.keys} className="flex min-h-9 items-center justify-between gap-4">
                  <dt>{item.label}</dt>
                  <dd>
                    <Keys keys={item.keys.replace("mod", modKey())} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
