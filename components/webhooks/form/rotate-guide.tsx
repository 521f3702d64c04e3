import { PROPAGATION_SECONDS } from "@/lib/contract/limits";

/** Guide to replacing a secret without losing a delivery: the receiver accepts both for a while. */
export function RotateGuide() {
  return (
    <section aria-label="How to rotate a secret" className="rounded-lg border bg-subtle p-4">
      <h3 className="font-semibold">Rotate the secret without losing a delivery</h3>
      <ol className="mt-2 grid list-decimal gap-1.5 pl-5">
        <li>Generate a new secret above and copy it.</li>
        <li>Add it to the receiver next to the old one, so that both are accepted.</li>
        <li>
          Save here. For up to {PROPAGATION_SECONDS / 60} minutes, deliveries carry either the old or the new
          secret.
        </li>
        <li>Remove the old one from the receiver. Switchboard tells you when it is safe.</li>
      </ol>
    </section>
  );
}
