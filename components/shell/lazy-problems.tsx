"use client";

import { lazy, Suspense } from "react";
import type { PageFailedProps } from "./page-failed";

/*
 * Boundaries for failed and missing pages are part of every page's first load, although few ever see them: here only
 * the way to them is. React's own lazy, because it costs nothing where next/dynamic is not used yet.
 */

const Failed = lazy(async () => ({ default: (await import("./page-failed")).PageFailed }));
const Missing = lazy(async () => ({ default: (await import("./page-missing")).PageMissing }));
const Frame = lazy(async () => ({ default: (await import("./plain-frame")).PlainFrame }));

export function LazyPageFailed(props: PageFailedProps) {
  return (
    <Suspense>
      <Failed {...props} />
    </Suspense>
  );
}

export function LazyPageMissing() {
  return (
    <Suspense>
      <Missing />
    </Suspense>
  );
}

/** The same outside the console, with a frame of its own. */
export function FramedPageFailed(props: PageFailedProps) {
  return (
    <Suspense>
      <Frame>
        <Failed {...props} />
      </Frame>
    </Suspense>
  );
}

export function FramedPageMissing() {
  return (
    <Suspense>
      <Frame>
        <Missing />
      </Frame>
    </Suspense>
  );
}
