import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { type OwnEntity, type OwnField, ownFieldList } from '../contract.ts';

/** A field with its name in the language of the page. */
export interface NamedField extends OwnField {
  label: string;
}

/** All own fields of the firm, those out of use too; they seldom change and are no personal data. */
export function useAllOwnFields() {
  const { purpose } = usePurpose();
  return useQuery({
    queryKey: ['own-fields'],
    queryFn: () => api.get('/api/v1/own-fields', { purpose, schema: ownFieldList }),
    staleTime: 300_000,
  });
}

const NONE: readonly OwnField[] = [];

/** The fields of an entity that are in use, in their order; whatever the purpose. */
export function useOwnFields(entity: OwnEntity): NamedField[] {
  const { i18n } = useTranslation();
  const { data } = useAllOwnFields();
  const items = data?.items ?? NONE;
  return useMemo(
    () =>
      items
        .filter((field) => field.entity === entity && field.deletesAt === null)
        .map((field) => ({ ...field, label: i18n.language === 'en' ? field.labelEn : field.labelDe })),
    [items, entity, i18n.language],
  );
}

/** Those of them that the purpose in the header opens. */
export function useOpenOwnFields(entity: OwnEntity): NamedField[] {
  const { purpose } = usePurpose();
  const opens = useOpensCategory();
  return useOwnFields(entity).filter(
    ({ purposes, category }) => (purpose === 'rights' || purposes.includes(purpose)) && opens(category),
  );
}
