import { useSession } from "@/components/permissions/session-provider";
import { Badge } from "@/components/ui/badge";
import { FormSection } from "@/components/ui/inputs/form-section";
import { Name } from "@/components/ui/name";
import type { Scalar } from "@/lib/contract/filters";
import { parseFilter } from "@/lib/filters/codec/codec";
import { describeCondition, summarizeFilter } from "@/lib/filters/describe";
import type { Condition, Location, PropertyTest } from "@/lib/filters/model";
import { offends } from "@/lib/filters/offered";
import { nameWords, valueWords } from "@/lib/filters/words";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { jsonText } from "@/lib/text/json-text";

/**
 * Filter of a webhook: as a sentence, then condition by condition. Content that Switchboard does not
 * understand is shown as JSON.
 */
export function FilterSection({ webhook }: { webhook: ShownWebhook }) {
  const filter = parseFilter(webhook.filters);
  const hasOther = Object.keys(filter.other).length > 0;
  return (
    <FormSection title="When it fires">
      <p className="wrap-anywhere">{summarizeFilter(filter, webhook.action)}</p>
      {filter.conditions.length > 0 && (
        <ul aria-label="Conditions, all of which must hold" className="divide-y rounded-lg border bg-surface">
          {filter.conditions.map((condition) => (
            <ConditionItem key={describeCondition(condition)} condition={condition} action={webhook.action} />
          ))}
        </ul>
      )}
      {hasOther && (
        <div className="grid gap-1.5">
          <p className="text-muted">Other conditions, unknown to Switchboard and kept unchanged</p>
          <pre
            // Focusable, or the keyboard could not scroll it.
            tabIndex={0}
            translate="no"
            className="overflow-x-auto rounded-lg border bg-subtle p-3 font-mono text-sm"
          >
            {jsonText(filter.other, 2)}
          </pre>
        </div>
      )}
    </FormSection>
  );
}

const WHERE: Record<Location, string> = { chat: "Chat", thread: "Thread", event: "Event" };
const TEST: Record<PropertyTest["kind"], string> = {
  present: "is present",
  absent: "is absent",
  one_of: "is one of",
  none_of: "is none of",
};

function ConditionItem({ condition, action }: { condition: Condition; action: string }) {
  const { version } = useSession();
  const problem = offends(condition, version, action);
  return (
    <li className="grid grid-cols-1 gap-1 px-4 py-2.5">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1.5">
        <ConditionWords condition={condition} />
      </span>
      {problem && <span className="text-sm text-warning-text">{problem}</span>}
    </li>
  );
}

function ConditionWords({ condition }: { condition: Condition }) {
  if (condition.kind === "agents") {
    return (
      <>
        <Badge>{WHERE.chat}</Badge>
        <span>agents include all of</span>
        <Values values={condition.agents} />
      </>
    );
  }
  const { location, namespace, name, test } = condition;
  return (
    <>
      <Badge>{WHERE[location]}</Badge>
      <Name className="min-w-0 font-mono text-sm">{`${nameWords(namespace)} · ${nameWords(name)}`}</Name>
      <span>{TEST[test.kind]}</span>
      {"values" in test && <Values values={test.values} />}
    </>
  );
}

function Values({ values }: { values: readonly Scalar[] }) {
  return values.map(valueWords).map((value) => (
    <Badge key={value} tone="accent" className="min-w-0 font-mono">
      <Name full className="truncate">
        {value}
      </Name>
    </Badge>
  ));
}
