import { showConsent, submitConsent } from "./consent";
import { sendError, sendPage } from "../http";
import type { InteractionContext } from "./interaction";
import { errors } from "../oidc-provider";
import { EXPIRED } from "../pages/error-page";
import { messagePage } from "../pages/message-page";
import { readParameters } from "../parameters";
import { showSignIn, submitSignIn } from "./sign-in";
import { wayBack } from "../way-back";

async function dispatch(request: Omit<InteractionContext, "interaction">): Promise<void> {
  const interaction = await request.provider.interactionDetails(request.request, request.response);
  const context = { ...request, interaction };
  const signsIn = interaction.prompt.name === "login";
  switch (request.request.method ?? "") {
    case "GET":
    case "HEAD":
      return signsIn ? showSignIn(context) : showConsent(context);
    case "POST": {
      const { values } = await readParameters(request.request);
      return signsIn ? submitSignIn(context, values) : submitConsent(context, values);
    }
    default:
      sendError(request.response, 405, "invalid_request", "the HTTP method must be GET or POST", {
        allow: "GET, POST",
      });
  }
}

/** `/interaction/<id>`: the pages on which a person signs in and gives consent. The id works with its cookie only. */
export async function handleInteraction(request: Omit<InteractionContext, "interaction">): Promise<void> {
  try {
    await dispatch(request);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    const link = await wayBack(request.options, request.request);
    sendPage(request.response, messagePage({ status: 400, ...EXPIRED, link }));
  }
}
