// A certified provider (npm oidc-provider) that vouches for whomever a test makes up: what it says of somebody stands in a
// file of that name. Arguments: port, where the portal takes people back, where it takes back who has signed out, folder of the files.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Provider from 'oidc-provider';

const [port, redirect, left, people] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const claimsOf = async (login) => JSON.parse(await readFile(path.join(people, `${login}.json`)));

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'cong',
      client_secret: 'mat-ma-cua-cong-o-nha-cung-cap',
      redirect_uris: [redirect],
      post_logout_redirect_uris: [left],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  claims: { openid: ['sub'], profile: ['name', 'don_vi'], email: ['email', 'email_verified'] },
  pkce: { required: () => true },
  findAccount: (_, login) => ({ accountId: login, claims: () => claimsOf(login) }),
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ['chi-de-thu'] },
});
provider.listen(Number(port), 'localhost', () => console.log('ready'));
