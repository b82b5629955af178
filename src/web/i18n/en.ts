import { access } from '../../slices/access/web/en.ts';
import { archive } from '../../slices/archive/web/en.ts';
import { audit } from '../../slices/audit/web/en.ts';
import { bulk } from '../../slices/bulk/web/en.ts';
import { companies } from '../../slices/companies/web/en.ts';
import { contacts } from '../../slices/contacts/web/en.ts';
import { deals } from '../../slices/deals/web/en.ts';
import { exports } from '../../slices/exports/web/en.ts';
import { fields } from '../../slices/fields/web/en.ts';
import { grounds } from '../../slices/grounds/web/en.ts';
import { home } from '../../slices/home/web/en.ts';
import { interactions } from '../../slices/interactions/web/en.ts';
import { mail } from '../../slices/mail/web/en.ts';
import { merging } from '../../slices/merging/web/en.ts';
import { portal } from '../../slices/portal/web/en.ts';
import { preferences } from '../../slices/preferences/web/en.ts';
import { einvoices } from '../../slices/purchases/web/einvoices/en.ts';
import { purchases } from '../../slices/purchases/web/en.ts';
import { recipients } from '../../slices/recipients/web/en.ts';
import { records } from '../../slices/records/web/en.ts';
import { requests } from '../../slices/requests/web/en.ts';
import { retention } from '../../slices/retention/web/en.ts';
import { tasks } from '../../slices/tasks/web/en.ts';
import { tickets } from '../../slices/tickets/web/en.ts';
import { transfer } from '../../slices/transfer/web/en.ts';
import { views } from '../../slices/views/web/en.ts';
import { common } from './common/en.ts';

/** All English texts, one namespace per slice; the shell and the design system have `common`. */
export const en = {
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
