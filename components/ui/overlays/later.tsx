import { type ComponentType, createElement, type ReactNode, Suspense } from "react";
import { renewable } from "./late/load-again";
import { LoadBoundary } from "./late/load-boundary";
import { useHydrated } from "../use-hydrated";
import { warm } from "./late/warm";

type LaterOptions<P> = {
  /** Stands in its place while it is loaded; nothing does if left out. */
  loading?: ReactNode;
  /** Is not made on the server: what it shows is in the browser only. */
  browserOnly?: boolean;
  /** Closes it, where it opens over the page; what could not be loaded is then said beside what was pressed. */
  giveUp?: (props: P) => void;
  /** What is put around the words of a failure where they cannot stand by themselves, as in a table. */
  frame?: (words: ReactNode) => ReactNode;
  /** Is loaded before it is needed, once the page is used: without network it could not be loaded then. */
  warmed?: boolean;
};

/**
 * A component that is loaded when it is first shown. Unlike next/dynamic it always brings its own boundaries: without
 * them the page around would give way to its skeleton, or to an error page when it does not come.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { loading, browserOnly = false, giveUp, frame, warmed }: LaterOptions<P> = {},
): ComponentType<P> {
  const Part = lazyPart(load);
  if (warmed) warm(load);
  return function Later(props: P) {
    const hydrated = useHydrated();
    return (
      <LoadBoundary onGiveUp={giveUp && (() => giveUp(props))} frame={frame}>
        <Suspense fallback={loading}>{hydrated || !browserOnly ? <Part {...props} /> : loading}</Suspense>
      </LoadBoundary>
    );
  };
}

/** React's lazy, which can be tried again; it needs a LoadBoundary and a Suspense around it. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const current = renewable(load);
  return function LazyPart(props: P) {
    return createElement(current(), props);
  };
}
