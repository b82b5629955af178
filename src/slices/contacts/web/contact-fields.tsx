import { Divider, SimpleGrid, Stack, TagsInput, Textarea, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { OwnInputs } from '../../fields/web/own-inputs.tsx';
import { useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { AddressRows } from './address-rows.tsx';
import { AssignmentFields } from './assignment-fields.tsx';
import type { ContactValues } from './contact-values.ts';
import { EmploymentRows } from './employment-rows.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { EmailRows, PhoneRows, SocialRows } from './point-rows.tsx';

export interface ContactFormPart {
  form: Form<ContactValues>;
}

/** All fields of a contact that the purpose opens. */
export function ContactFields({
  form,
  ownEnds,
}: ContactFormPart & { ownEnds?: Record<string, string> | undefined }) {
  const { t } = useTranslation(['contacts', 'fields']);
  const own = useOpenOwnFields('contact');
  const opens = useOpensCategory();
  return (
    <Stack gap="lg">
      <FieldSection title={t('section.identity')}>
        <IdentityFields form={form} />
      </FieldSection>
      {opens('contact-points') ? (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <FieldSection title={t('section.emails')}>
            <EmailRows form={form} />
          </FieldSection>
          <FieldSection title={t('section.phones')}>
            <PhoneRows form={form} />
          </FieldSection>
        </SimpleGrid>
      ) : null}
      <FieldSection title={t('section.companies')}>
        <EmploymentRows form={form} />
      </FieldSection>
      {opens('contact-points') ? (
        <>
          <FieldSection title={t('section.addresses')}>
            <AddressRows form={form} />
          </FieldSection>
          <FieldSection title={t('section.socials')}>
            <SocialRows form={form} />
          </FieldSection>
        </>
      ) : null}
      {own.length > 0 ? (
        <FieldSection title={t('fields:section')}>
          <OwnInputs entity="contact" field={(key) => form.getInputProps(`own.${key}`)} ends={ownEnds} />
        </FieldSection>
      ) : null}
      <FieldSection title={t('section.work')}>
        <AssignmentFields form={form} />
        {opens('preferences') ? (
          <TagsInput
            label={t('field.tags')}
            description={t('field.tagsHint')}
            maxTags={50}
            {...form.getInputProps('tags')}
          />
        ) : null}
        {opens('communication') ? (
          <Textarea label={t('field.note')} maxRows={14} {...form.getInputProps('note')} />
        ) : null}
      </FieldSection>
    </Stack>
  );
}

export function FieldSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <div>
        <Title order={2}>{title}</Title>
        <Divider mt={4} />
      </div>
      {children}
    </Stack>
  );
}
