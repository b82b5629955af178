import { Badge, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { OwnSection } from '../../fields/web/own-section.tsx';
import type { Contact } from '../contract.ts';
import { ContactIdentity } from './contact-identity.tsx';
import { ContactPoints } from './contact-points.tsx';
import classes from './contacts.module.css';

/** What is known of a person, as far as the purpose opens it; `children` stand below how to reach them. */
export function ContactDetails({ contact, children }: { contact: Contact; children?: ReactNode }) {
  const { t } = useTranslation('contacts');
  const opens = useOpensCategory();
  return (
    <Stack gap="md">
      {opens('contact-points') ? <ContactPoints contact={contact} /> : null}
      {children}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <ContactIdentity contact={contact} />
        <Section title={t('section.companies')}>
          {contact.companies.length > 0 ? (
            <Stack gap="xs">
              {contact.companies.map(({ companyId, name, role, department }) => (
                <div key={companyId}>
                  <AnchorLink to="/companies/$companyId" params={{ companyId }} size="sm" fw={500}>
                    {name}
                  </AnchorLink>
                  <Text size="sm" c="dimmed">
                    {[role, department].filter(Boolean).join(', ')}
                  </Text>
                </div>
              ))}
            </Stack>
          ) : (
            <Nothing />
          )}
        </Section>
      </SimpleGrid>
      <Section title={t('section.note')}>
        {opens('communication') ? (
          contact.note ? (
            <Text size="sm" className={classes.note}>
              {contact.note}
            </Text>
          ) : (
            <Nothing />
          )
        ) : (
          <Text size="sm" c="dimmed">
            {t('page.noteHidden')}
          </Text>
        )}
        {contact.tags.length > 0 ? (
          <Group gap={4} mt="sm">
            {contact.tags.map((tag) => (
              <Badge key={tag} color="gray" variant="default">
                {tag}
              </Badge>
            ))}
          </Group>
        ) : null}
      </Section>
      <OwnSection entity="contact" own={contact.own} ownEnds={contact.ownEnds} />
      <Text size="xs" c="dimmed">
        {t('page.createdAt')} <DateText value={contact.createdAt} /> · {t('page.updatedAt')}{' '}
        <DateText value={contact.updatedAt} />
      </Text>
    </Stack>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" aria-label={title}>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

export function Nothing() {
  const { t } = useTranslation('contacts');
  return (
    <Text size="sm" c="dimmed">
      {t('page.nothing')}
    </Text>
  );
}
