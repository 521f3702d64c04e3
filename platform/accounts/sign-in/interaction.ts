import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import type { AccountsOptions } from "../../accounts-port";
import { cookieNames } from "../cookie-names";
import { type Application, findApplication } from "../directory";
import { readCookie } from "../http";
import { errors } from "../oidc-provider";
import type { Attempts } from "./attempts";

/** A sign-in under way, as oidc-provider keeps it. */
export type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

/** What answering one request about it takes. */
export type InteractionContext = {
  provider: Provider;
  options: AccountsOptions;
  attempts: Attempts;
  interaction: Interaction;
  request: IncomingMessage;
  response: ServerResponse;
};

/** A parameter of the authorization request; empty if it had none. */
export function parameter(interaction: Interaction, name: string): string {
  const value = interaction.params[name];
  return typeof value === "string" ? value : "";
}

/** The application that sent the user. */
export async function applicationOf({ options, interaction }: InteractionContext): Promise<Application> {
  const application = await findApplication(options.database, parameter(interaction, "client_id"));
  if (application === undefined) throw new errors.SessionNotFound("the application does not exist any more");
  return application;
}

/** The origin the application gets the user back at. */
export function returnsTo(interaction: Interaction): string {
  return new URL(parameter(interaction, "redirect_uri")).origin;
}

/** Forgets the browser's session with us, so that whoever signs in next starts afresh. */
export async function forgetSession({ provider, interaction }: InteractionContext): Promise<void> {
  const { session } = interaction;
  if (session === undefined) return;
  await (await provider.Session.find(session.cookie))?.destroy();
  interaction.session = undefined;
}

/** The same where it is somebody else's: another tab may have signed in since this sign-in began. */
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
