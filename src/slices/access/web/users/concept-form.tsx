import { Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { notifyDone } from '../../../../web/ui/notify.ts';
import { ErrorState } from '../../../../web/ui/states.tsx';
import { roleConcept } from '../../contract.ts';
import { ConceptChanges } from './concept-changes.tsx';
import { type ConceptItem, useConceptDraft } from './concept-draft.ts';
import { ConceptMatrix } from './concept-matrix.tsx';
import { useRefreshAccounts } from './use-accounts.ts';

interface ConceptFormProps {
  items: readonly ConceptItem[];
  mayChange: boolean;
}

export function ConceptForm({ items, mayChange }: ConceptFormProps) {
  const { t } = useTranslation('access');
  const refresh = useRefreshAccounts();
  const { changes, discard, has, toggle } = useConceptDraft(items);
  const box = useRef<HTMLDivElement>(null);
  // The bar goes, and the button that had the focus with it.
  const settle = () => {
    discard();
    box.current?.focus();
  };
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      // One after the other: each role is an entry of its own in the log.
      for (const { role, purposes } of changes)
        await api.put(`/api/v1/roles/${role}/purposes`, { body: { purposes }, schema: roleConcept });
      await refresh();
      settle();
      notifyDone(t('users.concept.saved'));
    } catch (failure) {
      setError(failure);
      // Roles before the one that failed are saved.
      await refresh();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="sm" ref={box} tabIndex={-1} role="group" aria-labelledby="concept-purposes">
      <ConceptMatrix has={has} {...(mayChange ? { onToggle: toggle } : {})} />
      {error ? <ErrorState error={error} /> : null}
      {changes.length > 0 ? (
        <ConceptChanges changes={changes} isBusy={isBusy} onSave={() => void save()} onDiscard={settle} />
      ) : null}
    </Stack>
  );
}
