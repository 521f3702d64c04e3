"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { leaveFor } from "@/components/requests/leave";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Skeleton } from "@/components/ui/page/skeleton";
import { Name } from "@/components/ui/name";
import { pages } from "@/lib/paths";
import type { SignOutPreview } from "@/lib/session/api";
import { counted } from "@/lib/text/counted";
import { DraftsNote } from "./drafts-note";
import { signOutMutation, signOutPreviewQuery } from "./queries";

type SignOutDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/**
 * Dialog to sign out: lists the bots that go offline if the authorization is revoked, and offers both ways.
 */
export function SignOutDialog({ open, onOpenChange }: SignOutDialogProps) {
  const preview = useQuery({ ...signOutPreviewQuery, enabled: open });
  const signOut = useMutation({ ...signOutMutation, onSuccess: () => leaveFor(pages.signIn) });
  // Pending until the other page has loaded: success alone changes nothing on screen.
  const busy = signOut.isPending || signOut.isSuccess;
  const way = signOut.variables?.revoke;
  const bots = preview.data?.bots;
  const revoke = bots && revokeWords(bots);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        onOpenChange(next);
        signOut.reset();
      }}
      locked={busy}
      title="Sign out"
      size="md"
      footer={
        <>
          {bots?.length !== 0 && (
            <Button
              data-autofocus={revoke ? undefined : ""}
              pending={busy && way === false}
              pendingLabel="Signing out…"
              disabled={busy && way === true}
              onClick={() => signOut.mutate({ revoke: false })}
            >
              Sign out, leave bots online
            </Button>
          )}
          {revoke && (
            <Button
              variant={bots.length > 0 ? "danger" : "primary"}
              pending={busy && way === true}
              pendingLabel="Signing out…"
              disabled={busy && way === false}
              onClick={() => signOut.mutate({ revoke: true })}
            >
              {revoke}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        {signOut.error && (
          <Banner tone="danger" title={signOut.error.message}>
            You are still signed in.
          </Banner>
        )}
        {preview.isPending && <Loading />}
        {preview.isError && (
          <Banner
            tone="danger"
            title="The bots that would go offline could not be loaded"
            action={
              <Button size="sm" onClick={() => void preview.refetch()}>
                Try again
              </Button>
            }
          >
            {preview.error.message}. Signing out without revoking the authorization takes no bot offline.
          </Banner>
        )}
        {bots && <Consequences bots={bots} />}
        <DraftsNote />
      </div>
    </Dialog>
  );
}

function revokeWords(bots: SignOutPreview["bots"]): string {
  if (bots.length === 0) return "Sign out";
  return `Sign out and take ${counted(bots.length, "bot")} offline`;
}

function Loading() {
  return (
    <div role="status" className="grid gap-2">
      <span className="sr-only">Checking which bots depend on this session…</span>
      <Skeleton className="h-5 w-4/5" />
      <Skeleton className="h-5 w-2/5" />
    </div>
  );
}

function Consequences({ bots }: SignOutPreview) {
  if (bots.length === 0) {
    return (
      <p>No bot depends on this session. Signing out revokes its authorization, and no bot goes offline.</p>
    );
  }
  const one = bots.length === 1;
  return (
    <>
      <p>
        {one ? "This bot is" : `These ${bots.length} bots are`} online under this session. Revoking its
        authorization takes {one ? "it" : "them"} offline, and {one ? "it gets" : "they get"} no chats until
        someone sets {one ? "its" : "their"} status again.
      </p>
      {/* Focusable, or the keyboard could not scroll it. */}
      <ul
        tabIndex={bots.length > 6 ? 0 : undefined}
        aria-label="Bots that would go offline"
        className="max-h-52 divide-y overflow-y-auto rounded-lg border"
      >
        {bots.map((bot) => (
          <li key={bot.id} className="wrap-anywhere px-3 py-2">
            <Name>{bot.name}</Name>
          </li>
        ))}
      </ul>
      <p className="text-muted">
        Leaving {one ? "it" : "them"} online keeps the authorization alive on the accounts server.
      </p>
    </>
  );
}
