import { useTranslation } from 'react-i18next';
import {
  DELIVERIES,
  EXTENSION_REASONS,
  IDENTITY_PROOFS,
  REFUSAL_REASONS,
  REQUEST_CHANNELS,
  type RequestDetail,
} from '../contract.ts';

type Entry = RequestDetail['history'][number];
const OUTCOMES = ['none', 'upheld', 'changed'] as const;
const oneOf = <T extends string>(set: readonly T[], code: string): T | undefined =>
  set.find((known) => known === code);

/** What the code of a step means; nothing where it has none. */
export function useStepDetail(): (entry: Entry) => string | undefined {
  const { t } = useTranslation('requests');
  return ({ what, code }) => {
    if (what === 'received') {
      const channel = oneOf(REQUEST_CHANNELS, code);
      return channel && t(`channel.${channel}`);
    }
    if (what === 'identity-asked') {
      const proof = oneOf(IDENTITY_PROOFS, code);
      return proof && t(`proof.${proof}`);
    }
    if (what === 'identity-confirmed')
      return t(`request.shownHow.${code === 'portal-link' ? 'portal' : 'desk'}`);
    if (what === 'corrected') return t(`request.correctedHow.${code === 'proposed' ? code : 'done'}`);
    if (what === 'extended') {
      const reason = oneOf(EXTENSION_REASONS, code);
      return reason && t(`extension.${reason}`);
    }
    if (what === 'refused') {
      const reason = oneOf(REFUSAL_REASONS, code);
      return reason && t(`refusal.${reason}`);
    }
    if (what === 'reviewed') {
      const outcome = oneOf(OUTCOMES, code);
      return outcome && t(`outcome.${outcome}`);
    }
    if (what !== 'answered') return undefined;
    const way = oneOf(DELIVERIES, code);
    if (way) return t(`deliver.${way}`);
    return code === 'portal'
      ? t('channel.portal')
      : code === 'elsewhere'
        ? t('request.elsewhere')
        : undefined;
  };
}
