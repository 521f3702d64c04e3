"use client";

import { useMutation } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { Note } from "@/components/filters/note";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/inputs/input";
import { useAnnounce } from "@/components/ui/live-region";
import { pages } from "@/lib/paths";
import type { Question } from "@/lib/playground/api";
import { MAX_LINK_TEXT, MAX_SAMPLE_TEXT } from "@/lib/playground/limits";
import { packQuestion } from "@/lib/playground/link";
import { keepQuestionMutation } from "./queries";

type ShareQuestionProps = { question: Question; onKept: (id: string) => void };

/**
 * Button that copies a link to the question. Use the question as its key: a link belongs to one question
 * only.
 */
export function ShareQuestion({ question, onKept }: ShareQuestionProps) {
  const announce = useAnnounce();
  const { mutateAsync } = useMutation(keepQuestionMutation);
  const [pending, setPending] = useState(false);
  const [link, setLink] = useState<{ url: string; copied: boolean }>();
  const [problem, setProblem] = useState<string>();
  const tooLong = Math.max(question.push.length, question.context.length) > MAX_SAMPLE_TEXT;

  const linkOf = async () => {
    const packed = await packQuestion(question);
    const base = `${window.location.origin}${pages.playground}`;
    if (packed.length <= MAX_LINK_TEXT) return { url: `${base}?q=${packed}` };
    const { id } = await mutateAsync(question);
    return { url: `${base}?id=${id}`, id };
  };
  const copy = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      const { url, id } = await linkOf();
      const copied = await navigator.clipboard?.writeText(url).then(
        () => true,
        () => false,
      );
      setLink({ url, copied: copied === true });
      announce(copied ? "Link copied" : "The browser refused to copy. The link is in the field.");
      if (id !== undefined) onKept(id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : "The link could not be made");
    }
    setPending(false);
  };
  return (
    <div className="grid gap-2 border-t pt-4">
      <Button
        className="justify-self-start"
        pending={pending}
        disabled={tooLong}
        aria-describedby="share-note"
        onClick={() => void copy()}
      >
        <Link2 aria-hidden className="size-4" />
        {link?.copied ? "Link copied" : "Copy link"}
      </Button>
      {link && (
        <Input
          readOnly
          mono
          aria-label="Link to this question"
          value={link.url}
          onFocus={(event) => event.target.select()}
          className="h-control-sm"
        />
      )}
      {problem !== undefined && <Note tone="danger">{problem}. Your question is not lost.</Note>}
      <p id="share-note" className="text-muted text-sm">
        {tooLong
          ? `Questions of more than ${MAX_SAMPLE_TEXT / 1024} KiB cannot be shared.`
          : "The link contains this push, including any names and emails in it. Long pushes are stored in Switchboard for this license. Results are computed in this browser."}
      </p>
    </div>
  );
}
