import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { useSend } from '../../../../web/query.ts';
import { useMay } from '../../../../web/session.tsx';
import { Facts } from '../../../../web/ui/facts.tsx';
import { AnchorLink } from '../../../../web/ui/links.tsx';
import { notifyDone, notifyProblem } from '../../../../web/ui/notify.ts';
import { type EinvoiceIntake, einvoiceIntake } from '../../contract-einvoice.ts';
import { type ChosenCustomer, CustomerSelect } from './customer-select.tsx';
import classes from './einvoices.module.css';

/** Who the customer is, beside what the invoice says; can be chosen until it is taken. */
export function EinvoiceCustomer({ einvoice }: { einvoice: EinvoiceIntake }) {
  const { t } = useTranslation('einvoices');
  const mayWrite = useMay('purchase.write');
  const { customer, document, matchedBy, state } = einvoice;
  const isOpen = state !== 'taken' && state !== 'rejected' && document !== null;
  const [isChoosing, setChoosing] = useState(customer === null);
  if (!customer && !document) return null;
  return (
    <Paper component="section" aria-labelledby="customer">
      <Stack gap="xs">
        <Title order={2} size="h3" id="customer">
          {t('customer.title')}
        </Title>
        {customer ? (
          <div>
            <CustomerLink customer={customer} />
            {matchedBy ? (
              <Text size="xs" c="dimmed">
                {t(`match.${matchedBy}`)}
              </Text>
            ) : null}
          </div>
        ) : null}
        {isOpen && mayWrite ? (
          isChoosing ? (
            <ChooseCustomer einvoice={einvoice} />
          ) : (
            <Group>
              <Button variant="default" size="xs" onClick={() => setChoosing(true)}>
                {t('customer.change')}
              </Button>
            </Group>
          )
        ) : null}
        {document ? <Buyer buyer={document.buyer} /> : null}
      </Stack>
    </Paper>
  );
}

function CustomerLink({ customer }: { customer: NonNullable<EinvoiceIntake['customer']> }) {
  const { contactId, companyId, name } = customer;
  if (companyId)
    return (
      <AnchorLink to="/companies/$companyId" params={{ companyId }} fw={500}>
        {name}
      </AnchorLink>
    );
  return contactId ? (
    <AnchorLink to="/contacts/$contactId" params={{ contactId }} fw={500}>
      {name}
    </AnchorLink>
  ) : null;
}

function ChooseCustomer({ einvoice: { intakeId, version, buyerName } }: { einvoice: EinvoiceIntake }) {
  const { t } = useTranslation('einvoices');
  const mayCreate = useMay('company.write');
  const [chosen, setChosen] = useState<ChosenCustomer>();
  const path = `/api/v1/einvoices/${intakeId}`;
  const options = {
    refreshes: ['/api/v1/einvoices', '/api/v1/companies'],
    onDone: () => notifyDone(t('page.customerSet')),
  };
  const choose = useSend(
    ({ contactId, companyId }: ChosenCustomer, purpose) =>
      api.put(`${path}/customer`, {
        purpose,
        body: { version, contactId, companyId },
        schema: einvoiceIntake,
      }),
    options,
  );
  const create = useSend(
    (_: null, purpose) => api.post(`${path}/company`, { purpose, body: { version }, schema: einvoiceIntake }),
    options,
  );
  return (
    <Stack gap="xs">
      <CustomerSelect label={t('customer.choose')} chosen={chosen} onChoose={setChosen} />
      <Group gap="xs">
        <Button
          size="xs"
          disabled={!chosen}
          loading={choose.isPending}
          onClick={() => (chosen ? choose.mutate(chosen, { onError: notifyProblem }) : undefined)}
        >
          {t('customer.set')}
        </Button>
        {mayCreate && buyerName ? (
          <Button
            size="xs"
            variant="default"
            className={classes.longButton}
            loading={create.isPending}
            onClick={() => create.mutate(null, { onError: notifyProblem })}
          >
            {t('customer.create', { name: buyerName })}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function Buyer({ buyer }: { buyer: NonNullable<EinvoiceIntake['document']>['buyer'] }) {
  const { t } = useTranslation('einvoices');
  const { address, contact, endpoint } = buyer;
  const place = [address.postalCode, address.city].filter(Boolean).join(' ');
  const lines = [
    buyer.name,
    buyer.tradeName,
    address.extra,
    address.street,
    address.more,
    place,
    address.country,
  ];
  return (
    <>
      <Text size="sm" fw={500} mt="xs">
        {t('customer.onInvoice')}
      </Text>
      <Text size="sm" className={classes.lines}>
        {lines.filter(Boolean).join('\n')}
      </Text>
      <Facts
        facts={[
          [t('customer.number'), buyer.identifiers.join(', ')],
          [t('customer.vatId'), buyer.vatId],
          [
            t('customer.contact'),
            [contact.name, contact.email ?? endpoint?.address, contact.phone].filter(Boolean).join(', '),
          ],
        ]}
      />
    </>
  );
}
