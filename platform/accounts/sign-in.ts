import { verifyPassword } from "../password";
import { findUser } from "./directory";
import { sendPage } from "./http";
import {
  applicationOf,
  forgetOthersSession,
  type InteractionContext,
  parameter,
  returnsTo,
} from "./interaction";
import { type SignInForm, signInPage } from "./pages/sign-in-page";

type Problem = Pick<SignInForm, "errors" | "status">;

async function answer(context: InteractionContext, email: string, problem: Problem): Promise<void> {
  const { name } = await applicationOf(context);
  const formTargets = [returnsTo(context.interaction)];
  sendPage(context.response, signInPage({ applicationName: name, email, formTargets, ...problem }));
}

/** The sign-in page, with the email the application may already know. */
export function showSignIn(context: InteractionContext): Promise<void> {
  return answer(context, parameter(context.interaction, "login_hint"), { errors: {} });
}

function findProblem({ throttle }: InteractionContext, email: string, password: string): Problem | undefined {
  const errors: SignInForm["errors"] = {};
  if (email === "") errors.email = "Enter your email";
  if (password === "") errors.password = "Enter your password";
  if (errors.email !== undefined || errors.password !== undefined) return { errors };
  const wait = throttle.secondsToWait(email);
  if (wait === 0) return undefined;
  const unit = wait === 1 ? "second" : "seconds";
  return {
    status: 429,
    errors: { password: `Too many wrong passwords. Wait ${wait} ${unit}, then try again.` },
  };
}

/** Checks email and password and goes on with the sign-in. Which of the two was wrong is not told. */
export async function submitSignIn(context: InteractionContext, values: Map<string, string>): Promise<void> {
  const { options, throttle, provider, request, response } = context;
  const email = (values.get("email") ?? "").trim();
  const password = values.get("password") ?? "";
  const problem = findProblem(context, email, password);
  if (problem !== undefined) return answer(context, email, problem);
  const user = await findUser(options.database, email);
  // Without a user the same work is done, so that the time taken does not tell who exists.
  const isRight = await verifyPassword(password, user?.passwordHash ?? "");
  if (user === undefined || !isRight) {
    throttle.failed(email);
    return answer(context, email, { errors: { password: "The email or the password is wrong" } });
  }
  throttle.succeeded(email);
  await forgetOthersSession(context, user.email);
  await provider.interactionFinished(request, response, { login: { accountId: user.email } });
}
