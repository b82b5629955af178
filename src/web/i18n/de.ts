import { access } from '../../slices/access/web/de.ts';
import { archive } from '../../slices/archive/web/de.ts';
import { audit } from '../../slices/audit/web/de.ts';
import { bulk } from '../../slices/bulk/web/de.ts';
import { companies } from '../../slices/companies/web/de.ts';
import { contacts } from '../../slices/contacts/web/de.ts';
import { deals } from '../../slices/deals/web/de.ts';
import { exports } from '../../slices/exports/web/de.ts';
import { fields } from '../../slices/fields/web/de.ts';
import { grounds } from '../../slices/grounds/web/de.ts';
import { home } from '../../slices/home/web/de.ts';
import { interactions } from '../../slices/interactions/web/de.ts';
import { mail } from '../../slices/mail/web/de.ts';
import { merging } from '../../slices/merging/web/de.ts';
import { portal } from '../../slices/portal/web/de.ts';
import { preferences } from '../../slices/preferences/web/de.ts';
import { purchases } from '../../slices/purchases/web/de.ts';
import { einvoices } from '../../slices/purchases/web/einvoices/de.ts';
import { recipients } from '../../slices/recipients/web/de.ts';
import { records } from '../../slices/records/web/de.ts';
import { requests } from '../../slices/requests/web/de.ts';
import { retention } from '../../slices/retention/web/de.ts';
import { tasks } from '../../slices/tasks/web/de.ts';
import { tickets } from '../../slices/tickets/web/de.ts';
import { transfer } from '../../slices/transfer/web/de.ts';
import { views } from '../../slices/views/web/de.ts';
import { common } from './common/de.ts';

/** All German texts, one namespace per slice; the shell and the design system have `common`. */
export const de = {
  common,
  access,
  archive,
  audit,
  bulk,
  companies,
  contacts,
  deals,
  einvoices,
  exports,
  fields,
  grounds,
  home,
  interactions,
  mail,
  merging,
  portal,
  preferences,
  purchases,
  recipients,
  retention,
  records,
  requests,
  tickets,
  tasks,
  transfer,
  views,
};
