"use client";

import { ArrowRight } from "lucide-react";
import { useGroupNames } from "@/components/groups/group-names";
import { SecretInput } from "@/components/secrets/secret-input";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/inputs/checkbox";
import { Field } from "@/components/ui/inputs/field";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { Name } from "@/components/ui/name";
import type { PlannedItem } from "@/lib/transfer/api";
import { type Choices, choose, giveSecret, isChosen } from "@/lib/transfer/choices";
import { fieldWords } from "@/lib/transfer/field-words";

const SECRETS = {
  none: undefined,
  kept: { tone: "neutral", words: "Secret stays" },
  set: { tone: "info", words: "Secret from the file" },
  needed: { tone: "warning", words: "Needs a secret" },
} as const;

type PlanRowProps = {
  item: PlannedItem;
  may: boolean;
  choices: Choices;
  onChoices: (next: (choices: Choices) => Choices) => void;
  asked: boolean;
  verb: string;
};

/** One item of the plan: whether it is applied, its differences, and the fate of its secret. */
export function PlanRow({ item, may, choices, onChoices, asked, verb }: PlanRowProps) {
  const { key, object, label, line, differences, settings, secret } = item;
  const names = useGroupNames();
  const chosen = may && isChosen(item, choices);
  const given = choices.secrets.get(key) ?? "";
  const mark = SECRETS[secret];
  return (
    <li className="grid min-w-0 grid-cols-1 gap-2 px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <Checkbox
          className="min-w-0 flex-1 basis-56 wrap-anywhere"
          checked={chosen}
          disabled={!may}
          onCheckedChange={(wanted) => onChoices((now) => choose(now, [item], wanted))}
          label={
            <>
              <VisuallyHidden>{verb} </VisuallyHidden>
              {object === "bot" ? "Bot" : "Webhook"} <Name>{label}</Name>
            </>
          }
        />
        {mark && (
          <Badge tone={secret === "needed" && given !== "" ? "success" : mark.tone}>
            {secret === "needed" && given !== "" ? "Secret given" : mark.words}
          </Badge>
        )}
        {line !== undefined && <span className="text-muted text-sm tabular-nums">line {line}</span>}
      </div>
      {differences.length > 0 && (
        <dl className="grid min-w-0 gap-x-4 gap-y-1 pl-6.5 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
          {differences.map(({ field, before, after }) => (
            <div key={field} className="contents">
              <dt className="text-muted">{fieldWords(field, names)}</dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">
                <VisuallyHidden>from </VisuallyHidden>
                {before}
                <ArrowRight aria-hidden className="mx-1.5 inline size-3.5 text-muted" />
                <VisuallyHidden>to </VisuallyHidden>
                {after}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {settings.length > 0 && <Settings item={item} />}
      {secret === "needed" && chosen && (
        <Field
          label={`Secret for ${label}`}
          error={asked && given.trim() === "" ? "Type a secret or generate one" : undefined}
          className="max-w-form pl-6.5"
        >
          {(aria) => (
            <SecretInput
              doubted
              {...aria}
              value={given}
              onValueChange={(typed) => onChoices((now) => giveSecret(now, key, typed))}
            />
          )}
        </Field>
      )}
    </li>
  );
}

/**
 * Settings of an object to create. For an object that is only on the license: the settings that its removal
 * would lose, folded away.
 */
function Settings({ item: { kind, settings } }: { item: PlannedItem }) {
  const names = useGroupNames();
  const list = (
    <dl className="grid min-w-0 gap-x-4 gap-y-1 pl-6.5 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
      {settings.map(({ field, value }, index) => (
        // Two actions of one name are two settings.
        <div key={`${index} ${field}`} className="contents">
          <dt className="text-muted">{fieldWords(field, names)}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
  if (kind !== "only_here") return <>{list}</>;
  return (
    <details>
      <summary className="ml-6.5 w-fit text-muted text-sm pointer-coarse:min-h-11">What will be lost</summary>
      <div className="mt-1">{list}</div>
    </details>
  );
}
