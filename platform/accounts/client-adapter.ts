import type { Adapter, AdapterPayload } from "oidc-provider";
import type { Database } from "../database/schema";
import { findApplication } from "./directory";

const readOnly = (): Promise<never> => Promise.reject(new Error("applications are not changed here"));

/** Shows oidc-provider the applications of the platform's own table as its clients. */
export function createClientAdapter(database: Database): Adapter {
  return {
    async find(clientId): Promise<AdapterPayload | undefined> {
      const application = await findApplication(database, clientId);
      if (application === undefined) return undefined;
      const { clientSecret } = application;
      return {
        client_id: clientId,
        client_name: application.name,
        // A client registered for one method with a secret may use the other one too: the package accepts
        // both.
        ...(clientSecret === undefined
          ? { token_endpoint_auth_method: "none" }
          : { token_endpoint_auth_method: "client_secret_post", client_secret: clientSecret }),
        redirect_uris: application.redirectUris,
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
      };
    },
    findByUid: readOnly,
    findByUserCode: readOnly,
    upsert: readOnly,
    consume: readOnly,
    destroy: readOnly,
    revokeByGrantId: readOnly,
  };
}
