/** What other slices may call. */

export { checkRecipient } from './check-recipient.ts';
export { type Instrument, isThirdCountry } from './contract.ts';
export { createRecipient } from './keep-recipients.ts';
export { noticeRecipients } from './notice-recipients.ts';
export { nameRecipients, type Received, recipientsOf } from './recipients-of.ts';
export { type NewDisclosure, recordDisclosure } from './record-disclosure.ts';
export { replayNotices, type ToldWord } from './replay-notices.ts';
export { noticeStatement } from './store-notice.ts';
export { type PendingNotice, pendingNotices, tellAgain } from './store-replay.ts';
export { INSTRUMENT_NAMES, VIA_NAMES } from './texts.ts';
