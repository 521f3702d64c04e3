import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { pages } from "@/lib/paths";
import { ApiError } from "./http";
import { leaveFor } from "./leave";

const FRESH_MS = 15_000;
const AGAIN_MS = 30_000;

/**
 * The page's cache of server data. An ended session leads to sign-in and back; forms keep their drafts.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInAgain }),
    mutationCache: new MutationCache({ onError: signInAgain }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < 1 && isPassing(error),
        // Polls while the API or the accounts server does not answer, so that pages recover without a
        // reload.
        refetchInterval: ({ state }) => isUpstream(state.error) && AGAIN_MS,
        networkMode: "always",
        // After a time offline all data on screen is read again, failed or not.
        refetchOnReconnect: "always",
      },
      // A browser that thinks it is offline may still reach a dashboard on the same machine; a save must
      // not wait unseen.
      mutations: { networkMode: "always" },
    },
  });
}

/**
 * Tells whether an immediate second try makes sense: no answer, or a server error. An error with a retry
 * time was already waited for in apiFetch.
 */
function isPassing(error: Error): boolean {
  return (
    !(error instanceof ApiError) ||
    error.status === 0 ||
    (error.status >= 500 && error.retryAfter === undefined)
  );
}

function isUpstream(error: Error | null): boolean {
  return error instanceof ApiError && /^upstream_/.test(error.code);
}

function signInAgain(error: Error): void {
  if (!(error instanceof ApiError) || error.code !== "authentication") return;
  const here = window.location.pathname + window.location.search;
  leaveFor(`${pages.signIn}?error=SessionEnded&callbackUrl=${encodeURIComponent(here)}`);
}
