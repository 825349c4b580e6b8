// Passkeys: adding one on one's own page, signing in with one. Browsers without them see none of it.
import { addPasskey, signInWithPasskey } from './parts/passkeys';

addPasskey(document);
void signInWithPasskey(document);
