"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useRef, useState } from "react";
import { sentenceOf } from "@/components/requests/sentence-of";
import { useCan, useSession } from "@/components/permissions/session-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/inputs/checkbox";
import { CodeBlock } from "@/components/ui/code-block";
import { showFirstProblemSoon } from "@/components/ui/overlays/first-problem";
import { Skeleton } from "@/components/ui/page/skeleton";
import { counted } from "@/lib/text/counted";
import { download, fileName } from "./download";
import { NewPassphrase } from "./new-passphrase";
import { exportMutation, exportQuery } from "./queries";

/** Exports the license as one file: preview and download. */
export function ExportPanel() {
  const { license_id } = useSession();
  const seesOthers = useCan("agents-bot--all:read");
  const [others, setOthers] = useState(false);
  const [withSecrets, setWithSecrets] = useState(false);
  const [passphrase, setPassphrase] = useState("");
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const query = useQuery(exportQuery(others));
  const sealed = useMutation(exportMutation);
  const shown = withSecrets && sealed.data ? sealed.data : query.data;
  const error = withSecrets ? (sealed.error ?? query.error) : query.error;

  const save = async () => {
    if (!withSecrets) {
      // The download must hold the current state, not the state from when the page was opened.
      const { data } = await query.refetch();
      if (data) download(fileName("license", license_id), data.text);
      return;
    }
    setAsked(true);
    if (passphrase === "") return showFirstProblemSoon(form.current);
    const { text } = await sealed.mutateAsync({ others, passphrase });
    download(fileName("license", license_id), text);
  };
  return (
    <div className="grid gap-6">
      <form
        ref={form}
        className="grid max-w-form gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // The banner below shows the failure.
          void save().catch(() => undefined);
        }}
      >
        <Checkbox
          checked={withSecrets}
          onCheckedChange={(checked) => {
            setWithSecrets(checked);
            setAsked(false);
            sealed.reset();
          }}
          label="With secrets, sealed with a passphrase"
          description="Without them, the file says secret: keep, and each license keeps its own. Exporting secrets is recorded."
        />
        {withSecrets && (
          <NewPassphrase
            value={passphrase}
            onChange={(value) => {
              setPassphrase(value);
              sealed.reset();
            }}
            error={asked && passphrase === "" ? "Type a passphrase, or leave the secrets out" : undefined}
          />
        )}
        {seesOthers && (
          <Checkbox
            checked={others}
            onCheckedChange={(checked) => {
              setOthers(checked);
              sealed.reset();
            }}
            label="List bots of other applications too"
            description="For reference only; imports ignore them."
          />
        )}
        <Button
          type="submit"
          variant="primary"
          className="justify-self-start max-sm:w-full"
          pending={sealed.isPending}
          pendingLabel="Sealing…"
          disabled={!query.data}
        >
          <Download aria-hidden className="size-4" />
          Download the file
        </Button>
      </form>
      {error && (
        <Banner
          tone="danger"
          title="The configuration could not be loaded"
          action={
            <Button size="sm" pending={query.isFetching} onClick={() => void query.refetch()}>
              Try again
            </Button>
          }
        >
          {sentenceOf(error)} Nothing was changed.
        </Banner>
      )}
      {shown ? (
        <div className="grid gap-2">
          <p className="text-muted">
            {shown.bots + shown.webhooks === 0
              ? "This license has no bots of this application and no webhooks."
              : `${counted(shown.bots, "bot")} and ${counted(shown.webhooks, "webhook")}`}
            {shown.other_bots > 0 &&
              `, and ${counted(shown.other_bots, "bot")} of other applications for reference`}
            {shown.secrets > 0 && `; ${counted(shown.secrets, "secret")} sealed`}
          </p>
          {shown.privacy && <Banner tone="warning" title={shown.privacy} />}
          <CodeBlock code={shown.text} label="Preview of the file" />
        </div>
      ) : (
        !error && <Skeleton className="h-64" />
      )}
    </div>
  );
}
