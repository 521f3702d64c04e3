import { PROPAGATION_SECONDS } from "@/lib/contract/limits";

/** How a secret is replaced without losing a delivery: the receiver knows both for a while. */
export function RotateGuide() {
  return (
    <section aria-label="How to rotate a secret" className="rounded-lg border bg-subtle p-4">
      <h3 className="font-semibold">Rotate it without losing a delivery</h3>
      <ol className="mt-2 grid list-decimal gap-1.5 pl-5">
        <li>Generate a new secret above and copy it.</li>
        <li>Put it on the receiver, beside the old one: until the end it accepts both.</li>
        <li>Save here. For up to {PROPAGATION_SECONDS / 60} minutes deliveries carry either.</li>
        <li>Take the old one off the receiver. The plan says from when on.</li>
      </ol>
    </section>
  );
}
