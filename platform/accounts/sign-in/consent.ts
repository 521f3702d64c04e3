import { findUser, type User } from "../directory";
import { createGrant } from "../grants";
import { sendPage } from "../http";
import { applicationOf, forgetSession, type InteractionContext, parameter, returnsTo } from "./interaction";
import { errors } from "../oidc-provider";
import { consentPage } from "../pages/consent-page";
import { messagePage } from "../pages/message-page";
import { knownScopes, splitScopes } from "../requested-scopes";

async function signedInUser({ options, interaction }: InteractionContext): Promise<User> {
  const user = await findUser(options.database, interaction.session?.accountId ?? "");
  if (user === undefined) throw new errors.SessionNotFound("the user does not exist any more");
  return user;
}

/** The consent page. */
export async function showConsent(context: InteractionContext): Promise<void> {
  const { interaction, response } = context;
  const user = await signedInUser(context);
  const { name } = await applicationOf(context);
  const consent = splitScopes(knownScopes(interaction.params.scope), user);
  sendPage(
    response,
    consentPage({ applicationName: name, ...user, ...consent, returnsTo: returnsTo(interaction) }),
  );
}

async function allow(context: InteractionContext): Promise<void> {
  const { provider, interaction, request, response } = context;
  const grant = await createGrant(provider, {
    clientId: parameter(interaction, "client_id"),
    user: await signedInUser(context),
    scopes: knownScopes(interaction.params.scope),
  });
  await provider.interactionFinished(request, response, { consent: { grantId: grant.jti } });
}

/** Refusing does not lead back to the application (docs/api.md, section 1.1). */
async function refuse(context: InteractionContext): Promise<void> {
  const { interaction, response } = context;
  const { name } = await applicationOf(context);
  await interaction.destroy();
  sendPage(
    response,
    messagePage({
      status: 200,
      title: "Access was refused",
      text: `${name} was not given access to your account, and was not told of your answer. You can close this page.`,
      link: { href: `/?${retry(context)}`, label: "Change your answer" },
    }),
  );
}

/** Query that repeats the authorization request, with the page to show in it. */
function retry({ interaction }: InteractionContext): URLSearchParams {
  const texts = Object.entries(interaction.params).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const query = new URLSearchParams(texts);
  query.delete("prompt");
  return query;
}

async function switchAccount(context: InteractionContext): Promise<void> {
  const { interaction, response } = context;
  await forgetSession(context);
  await interaction.destroy();
  response.writeHead(303, { location: `/?${retry(context)}`, "cache-control": "no-store" }).end();
}

/** Carries out the user's decision on the consent page. */
export async function submitConsent(context: InteractionContext, values: Map<string, string>): Promise<void> {
  switch (values.get("action") ?? "") {
    case "allow":
      return allow(context);
    case "refuse":
      return refuse(context);
    case "switch":
      return switchAccount(context);
    default:
      return showConsent(context);
  }
}
