import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { CodeBlock } from "@/components/ui/code-block";
import type { Posted, SendTestResult } from "@/lib/webhooks/test-delivery";
import { answerNotes, answerWords, FAILURE_WORDS } from "@/lib/webhooks/test-words";

/** The result of a test delivery, in words for each way it can end. */
export function SendTestOutcome({ outcome }: { outcome: SendTestResult }) {
  if (!outcome.sent) return <NotSent explanation={outcome.explanation} />;
  const { result } = outcome;
  switch (result.kind) {
    case "answered":
      return <Answer answer={result} />;
    case "refused":
      return (
        <Banner tone="danger" title="Nothing was sent: Switchboard may not call this address">
          <p className="[overflow-wrap:anywhere]">{result.reason}</p>
          <p>
            For local work, start Switchboard with{" "}
            <code className="font-mono text-sm [overflow-wrap:anywhere]">
              ALLOW_PRIVATE_WEBHOOK_TARGETS=true
            </code>
            .
          </p>
        </Banner>
      );
    case "failed":
      return (
        <Banner tone="danger" title={FAILURE_WORDS[result.failure].title}>
          {FAILURE_WORDS[result.failure].next}
        </Banner>
      );
  }
}

type NotSentProps = { explanation: Extract<SendTestResult, { sent: false }>["explanation"] };

/**
 * Conditions that stopped the sample. The server tests the webhook's current filter, which may be newer
 * than this page.
 */
function NotSent({ explanation }: NotSentProps) {
  const against = explanation.filter(({ outcome }) => outcome !== "holds");
  return (
    <Banner tone="warning" title="Nothing was sent: the webhook changed after this page was loaded">
      <ul className="list-disc pl-5">
        {against.map(({ condition, message }) => (
          <li key={condition}>
            {condition}: {message}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function Answer({ answer }: { answer: Extract<Posted, { kind: "answered" }> }) {
  const { status, headers, body } = answer;
  const tone = status < 300 ? "success" : status < 400 ? "warning" : "danger";
  return (
    <div className="grid min-w-0 gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{answerWords(answer)}</Badge>
        {status >= 400 && <span>The receiver did not accept it.</span>}
      </p>
      {answerNotes(answer).map((note) => (
        <p key={note} className="text-muted">
          {note}
        </p>
      ))}
      {body === "" ? (
        <p className="text-muted">The body is empty.</p>
      ) : (
        <CodeBlock label="Body" code={body} />
      )}
      {headers.length > 0 && (
        <CodeBlock label="Headers" code={headers.map(([name, value]) => `${name}: ${value}`).join("\n")} />
      )}
    </div>
  );
}
