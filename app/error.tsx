"use client";

import { PageFailed, type PageFailedProps } from "@/components/shell/page-failed";
import { PlainFrame } from "@/components/shell/plain-frame";

export default function ErrorPage(props: PageFailedProps) {
  return (
    <PlainFrame>
      <PageFailed {...props} />
    </PlainFrame>
  );
}
