"use client";

import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { useFormDraft } from "./use-form-draft";

type DraftBannerProps = ReturnType<typeof useFormDraft> & {
  /**
   * Sentence about content the draft could not keep: "Enter the secret again: it is never stored in the
   * browser."
   */
  note?: ReactNode;
};

/**
 * Banners about drafts of a form: one restored, one offered, or some unreadable. Offers to continue or to
 * discard.
 */
export function DraftBanner({ note, ...draft }: DraftBannerProps) {
  const { restored, restoredAt, offered, unreadable } = draft;
  return (
    <>
      {restored && (
        <Banner
          tone="info"
          role="status"
          title="Restored what you typed"
          action={<Choice onContinue={draft.keep} onDiscard={draft.discard} />}
        >
          {restoredAt !== undefined && (
            <>
              Last changed <RelativeTime at={restoredAt} />.{" "}
            </>
          )}
          {note}
        </Banner>
      )}
      {offered && (
        <Banner
          tone="info"
          role="status"
          title="There is an unfinished draft of this form"
          action={<Choice onContinue={draft.resume} onDiscard={draft.discardOffered} />}
        >
          Last changed <RelativeTime at={offered.at} />.
        </Banner>
      )}
      {unreadable > 0 && (
        <Banner
          tone="warning"
          role="status"
          title={
            unreadable === 1 ? "A draft of this form cannot be read" : "Drafts of this form cannot be read"
          }
          action={
            <Button variant="ghost" size="sm" onClick={draft.discardUnreadable}>
              Discard
            </Button>
          }
        >
          It was written by another version of Switchboard or edited by hand, so it is not used. What you type
          now is stored separately.
        </Banner>
      )}
    </>
  );
}

function Choice({ onContinue, onDiscard }: { onContinue: () => void; onDiscard: () => void }) {
  return (
    <>
      <Button variant="secondary" size="sm" onClick={onContinue}>
        Continue
      </Button>
      <Button variant="ghost" size="sm" onClick={onDiscard}>
        Discard
      </Button>
    </>
  );
}
