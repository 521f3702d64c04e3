import { verifyPassword } from "../../password";
import { counted } from "@/lib/text/counted";
import { addressOf } from "@/node/client-address";
import { findUser } from "../directory";
import { sendPage } from "../http";
import {
  applicationOf,
  forgetOthersSession,
  type InteractionContext,
  parameter,
  returnsTo,
} from "./interaction";
import { knownBrowser, rememberBrowser } from "./known-browser";
import { type SignInForm, signInPage } from "../pages/sign-in-page";
import { admitSignIn, type Verdict } from "./sign-in-throttle";

type Problem = Pick<SignInForm, "errors" | "status"> & { headers?: Record<string, string> };

async function answer(
  context: InteractionContext,
  email: string,
  { headers = {}, ...problem }: Problem,
): Promise<void> {
  const { name } = await applicationOf(context);
  const formTargets = [returnsTo(context.interaction)];
  const page = signInPage({ applicationName: name, email, formTargets, ...problem });
  sendPage(context.response, { ...page, headers: { ...page.headers, ...headers } });
}

/** Shows the sign-in page, with the email that the application passed as `login_hint`. */
export function showSignIn(context: InteractionContext): Promise<void> {
  return answer(context, parameter(context.interaction, "login_hint"), { errors: {} });
}

function findProblem(email: string, password: string): Problem | undefined {
  const errors: SignInForm["errors"] = {};
  if (email === "") errors.email = "Enter your email";
  if (password === "") errors.password = "Enter your password";
  return errors.email !== undefined || errors.password !== undefined ? { errors } : undefined;
}

function refusal({ seconds, from }: Extract<Verdict, { kind: "wait" }>): Problem {
  const many = from === "person" ? "Too many wrong passwords" : "Too many wrong passwords from your network";
  return {
    status: 429,
    headers: { "retry-after": String(seconds) },
    errors: { password: `${many}. Wait ${counted(seconds, "second")}, then try again.` },
  };
}

/**
 * Checks email and password and, if both are right, finishes the sign-in. The answer does not tell which
 * one was wrong.
 */
export async function submitSignIn(context: InteractionContext, values: Map<string, string>): Promise<void> {
  const { options, attempts, provider, request, response } = context;
  const email = (values.get("email") ?? "").trim();
  const password = values.get("password") ?? "";
  const problem = findProblem(email, password);
  if (problem !== undefined) return answer(context, email, problem);
  const address = addressOf(request, options.proxyHops ?? 0);
  const browser = knownBrowser(options, request, email);
  const admitted = await admitSignIn(attempts, { email, address, browser });
  if (admitted.kind === "wait") return answer(context, email, refusal(admitted));
  const user = await findUser(options.database, email);
  // A password is verified even without a user, so that the time taken does not tell which emails exist.
  const isRight = await verifyPassword(password, user?.passwordHash ?? "");
  if (user === undefined || !isRight) {
    return answer(context, email, { errors: { password: "The email or the password is wrong" } });
  }
  await admitted.succeeded();
  rememberBrowser(options, { request, response }, user.email);
  await forgetOthersSession(context, user.email);
  await provider.interactionFinished(request, response, { login: { accountId: user.email } });
}
