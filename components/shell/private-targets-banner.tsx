import { Banner } from "@/components/ui/banner";

/** Warning on every page while ALLOW_PRIVATE_WEBHOOK_TARGETS is set, which is for local work only. */
export function PrivateTargetsBanner() {
  return (
    <Banner tone="warning" title="Tests may be sent into private networks" className="mb-6">
      Anyone who can sign in can make this server call any address that it reaches. This is for local work
      only: elsewhere, remove{" "}
      <code className="font-mono text-sm [overflow-wrap:anywhere]">ALLOW_PRIVATE_WEBHOOK_TARGETS</code> from
      the environment.
    </Banner>
  );
}
