export type SignInProblem = { tone: "danger" | "info"; title: string; advice: string };

const ENDED: SignInProblem = {
  tone: "info",
  title: "Your session has ended",
  advice:
    "Sign in to pick up where you left off. What you typed is kept in this tab. A session ends 30 days after signing in, after 7 days without use, when you sign out or its access is revoked elsewhere, or when the same account has since signed in from too many other browsers.",
};

const UNREACHABLE: SignInProblem = {
  tone: "danger",
  title: "The accounts server gave an unexpected answer",
  advice: "Nothing was changed. Try again; if this keeps happening, tell whoever runs Switchboard.",
};

const DENIED: SignInProblem = {
  tone: "danger",
  title: "Access was not granted",
  advice: "Switchboard needs your permission to read the configuration. Sign in again and allow it.",
};

const BROKEN: SignInProblem = {
  tone: "danger",
  title: "Signing in was interrupted",
  advice:
    "The answer came too late or in a different browser. Nothing was changed. Sign in again to open the page you wanted.",
};

const CONFIGURATION: SignInProblem = {
  tone: "danger",
  title: "Switchboard is not set up to sign anyone in",
  advice: "Its OAuth settings are wrong or missing. Tell whoever runs Switchboard.",
};

const PROBLEMS = new Map([
  ["SessionEnded", ENDED],
  ["SessionRequired", ENDED],
  ["OAuthSignin", UNREACHABLE],
  ["OAuthCallback", BROKEN],
  ["OAuthCallbackError", BROKEN],
  ["Callback", UNREACHABLE],
  ["AccessDenied", DENIED],
  ["Configuration", CONFIGURATION],
]);

/**
 * Explains the `error` in the address of the sign-in page: next-auth's codes, and ours for an ended
 * session.
 */
export function signInProblem(code: string | undefined): SignInProblem | undefined {
  if (!code) return undefined;
  return PROBLEMS.get(code) ?? { ...UNREACHABLE, title: "Signing in did not work" };
}
