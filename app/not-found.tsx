import type { Metadata } from "next";
import { PageMissing } from "@/components/shell/page-missing";
import { PlainFrame } from "@/components/shell/plain-frame";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainFrame>
      <PageMissing />
    </PlainFrame>
  );
}
