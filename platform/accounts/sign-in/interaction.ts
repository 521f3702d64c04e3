import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import type { AccountsOptions } from "../../accounts-port";
import { cookieNames } from "../cookie-names";
import { type Application, findApplication } from "../directory";
import { readCookie } from "../http";
import { errors } from "../oidc-provider";
import type { Attempts } from "./attempts";

/** Sign-in in progress, as oidc-provider stores it. */
export type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

/** Everything that a handler needs to answer one request of a sign-in. */
export type InteractionContext = {
  provider: Provider;
  options: AccountsOptions;
  attempts: Attempts;
  interaction: Interaction;
  request: IncomingMessage;
  response: ServerResponse;
};

/** Parameter of the authorization request; empty if the request had none. */
export function parameter(interaction: Interaction, name: string): string {
  const value = interaction.params[name];
  return typeof value === "string" ? value : "";
}

/**
 * Application that asked for the sign-in.
 * @throws SessionNotFound when it has been deleted
 */
export async function applicationOf({ options, interaction }: InteractionContext): Promise<Application> {
  const application = await findApplication(options.database, parameter(interaction, "client_id"));
  if (application === undefined) throw new errors.SessionNotFound("the application does not exist any more");
  return application;
}

/** Origin of the application that the browser returns to. */
export function returnsTo(interaction: Interaction): string {
  return new URL(parameter(interaction, "redirect_uri")).origin;
}

/**
 * Ends the browser's session at the accounts server, so that the next person to sign in starts without it.
 */
export async function forgetSession({ provider, interaction }: InteractionContext): Promise<void> {
  const { session } = interaction;
  if (session === undefined) return;
  await (await provider.Session.find(session.cookie))?.destroy();
  interaction.session = undefined;
}

/**
 * Ends the browser's session if it belongs to another person than `email`: another tab may have signed in
 * since this sign-in began.
 */
export async function forgetOthersSession(context: InteractionContext, email: string): Promise<void> {
  const { provider, options, request, interaction } = context;
  const id = readCookie(request, cookieNames(options.issuer).session);
  const session = id === undefined ? undefined : await provider.Session.find(id);
  const { session: began } = interaction;
  const others = [session?.accountId, began?.accountId].some(
    (known) => known !== undefined && known !== email,
  );
  if (!others) return;
  await session?.destroy();
  await forgetSession(context);
  await interaction.persist();
}
