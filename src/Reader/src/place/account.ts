import { readSavedPlace, type ReaderConfig } from '../config';
import { fetchOrExplain } from '../requests';
import type { AccountPlaces } from './keeper';

type Account = NonNullable<ReaderConfig['account']>;

/** The account's places over HTTP. */
export function accountPlaces(account: Account, device: { id: string; label: string }): AccountPlaces {
  return {
    async read() {
      const response = await fetchOrExplain(account.place, { cache: 'no-store' });
      return response.status === 204 ? undefined : readSavedPlace(await response.json());
    },
    async write({ locator, progress }, leaving) {
      const response = await fetchOrExplain(account.place, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', [account.header]: account.token },
        body: JSON.stringify({ locator, progress, deviceId: device.id, deviceLabel: device.label }),
        keepalive: leaving,
      });
      return ((await response.json()) as { updatedAt: string }).updatedAt;
    },
  };
}
