import type { BookLoan } from './config';

/**
 * Whether a book that cannot be fetched any more was lent and is back in the library. The page is asked, for it leads
 * elsewhere then; where that is so, it is opened, and what to do next stands there.
 */
export async function leaveWhenOver(loan: BookLoan | undefined): Promise<void> {
  if (!loan) return;
  try {
    const answer = await fetch(loan.page, { redirect: 'manual', cache: 'no-store', credentials: 'same-origin' });
    if (answer.type === 'opaqueredirect') location.assign(loan.page);
  } catch {
    // without a line nothing is known of the loan
  }
}
