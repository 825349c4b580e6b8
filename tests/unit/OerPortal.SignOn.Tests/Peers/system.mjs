// A certified system (npm openid-client) that signs people in by the portal, one step a call. The step and what it needs
// come as JSON; the answer is JSON. What the portal refuses is told by the protocol's word.
import * as oc from 'openid-client';

const asked = JSON.parse(process.argv[2]);
const configuration = await oc.discovery(
  new URL(asked.issuer),
  asked.clientId,
  undefined,
  asked.secret ? oc.ClientSecretBasic(asked.secret) : oc.None(),
  { execute: [oc.allowInsecureRequests] },
);

const steps = {
  discover: () => configuration.serverMetadata(),

  async ask() {
    const verifier = oc.randomPKCECodeVerifier();
    const [state, nonce] = [oc.randomState(), oc.randomNonce()];
    const address = oc.buildAuthorizationUrl(configuration, {
      redirect_uri: asked.redirect,
      scope: asked.scope,
      code_challenge: await oc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { address: address.href, verifier, state, nonce };
  },

  async take() {
    const tokens = await oc.authorizationCodeGrant(configuration, new URL(asked.callback), {
      pkceCodeVerifier: asked.verifier,
      expectedState: asked.state,
      expectedNonce: asked.nonce,
      idTokenExpected: true,
    });
    return told(tokens);
  },

  refresh: async () => told(await oc.refreshTokenGrant(configuration, asked.refresh)),

  who: async () => oc.fetchUserInfo(configuration, asked.access, asked.subject),

  inspect: async () => oc.tokenIntrospection(configuration, asked.access),

  device: async () => oc.initiateDeviceAuthorization(configuration, { scope: asked.scope }),

  poll: async () =>
    told(await oc.pollDeviceAuthorizationGrant(configuration, { ...asked.device, interval: 0.2, expires_in: 20 })),
};

function told(tokens) {
  return {
    access: tokens.access_token,
    refresh: tokens.refresh_token,
    identity: tokens.id_token,
    claims: tokens.claims(),
    scope: tokens.scope,
  };
}

try {
  console.log(JSON.stringify(await steps[asked.step]()));
} catch (e) {
  const challenge = e.cause?.[0]?.parameters?.error;
  console.log(JSON.stringify({ error: e.error ?? challenge ?? e.code ?? String(e) }));
}
