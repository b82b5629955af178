import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api, saveFile } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { notifyDone } from '../../../web/ui/notify.ts';
import {
  type Delivery,
  draftedLetter,
  type draftInput,
  type Letter,
  type RequestDetail,
  type StepResult,
  stepResult,
} from '../contract.ts';
import './receipt-state.ts';

/** How the letter of a step goes; part of the values of each form. */
export interface SendingValues {
  deliver: Delivery;
  to: string;
  /** Empty: the person's. */
  language: '' | 'de' | 'en';
  /** As it was edited; null while it stands as it was drafted. */
  letter: Letter | null;
}

/** Which ways there are to somebody, the first to be proposed first. */
export function waysTo(
  { contactId, to }: Pick<RequestDetail, 'contactId' | 'to'>,
  { erases = false, byMouth = true }: { erases?: boolean; byMouth?: boolean } = {},
): Delivery[] {
  const hasMail = to.emails.length > 0;
  return [
    ...(hasMail && contactId && !erases ? (['link'] as const) : []),
    ...(hasMail ? (['attachment'] as const) : []),
    'letter',
    'handed-over',
    ...(byMouth ? (['told'] as const) : []),
  ];
}

export const sendingValues = (
  request: Pick<RequestDetail, 'to'>,
  ways: readonly Delivery[],
): SendingValues => ({ deliver: ways[0]!, to: request.to.emails[0] ?? '', language: '', letter: null });

/** The part of the body that says how it goes; what is shown is what is sent. */
export const sendingBody = ({ deliver, to, letter }: SendingValues, draft: Letter | undefined) => ({
  deliver,
  ...(to && (deliver === 'link' || deliver === 'attachment') ? { to } : {}),
  ...(deliver !== 'told' && (letter ?? draft) ? { letter: letter ?? draft } : {}),
});

export type DraftBody = z.input<typeof draftInput>;

/** The letter as the desk would write it, anew whenever what it says changes. */
export function useDraft(requestId: string, body: DraftBody | undefined) {
  // Not with every letter that is typed: each draft reads the person's data and is in the log.
  const [wanted] = useDebouncedValue(body && JSON.stringify(body), 600);
  const path = `/api/v1/requests/${requestId}/draft`;
  return useQuery<Letter>({
    queryKey: ['api', path, 'rights', wanted ?? ''],
    queryFn: () =>
      api.post(path, { purpose: 'rights', body: JSON.parse(wanted!) as DraftBody, schema: draftedLetter }),
    enabled: wanted !== undefined,
    placeholderData: (before) => before,
  });
}

/** Takes a step; its files go to the downloads, and where the request is gone the page leaves for what comes after. */
export function useStep(requestId: string, onTaken?: () => void) {
  const { t } = useTranslation('requests');
  const router = useRouter();
  const client = useQueryClient();
  const refresh = useRefresh();
  return {
    send: (step: string, body?: object): Promise<StepResult> =>
      api.post(`/api/v1/requests/${requestId}/${step}`, {
        purpose: 'rights',
        ...(body ? { body } : {}),
        schema: stepResult,
      }),
    async done(result: StepResult, labels: Record<string, string> = {}) {
      for (const { name, type, content } of result.files) {
        const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
        saveFile({ name, body: new Blob([bytes], { type }) });
      }
      notifyDone(t(result.mailed ? 'taken.mailed' : result.files.length > 0 ? 'taken.files' : 'taken.noted'));
      onTaken?.();
      const { receipt } = result;
      if (receipt)
        await router.navigate({
          to: '/rights/receipt',
          state: { erasure: { receipt, labels } },
          replace: true,
        });
      else if (!result.request) await router.navigate({ to: '/rights', search: {}, replace: true });
      // Nothing of what was read about the person stays in memory.
      if (!result.request) client.removeQueries({ queryKey: ['api'], type: 'inactive' });
      await refresh(result.request ? '/api/v1/requests' : '/api/v1/', '/api/v1/contacts', '/api/v1/home');
    },
  };
}
