import {
  link,
  linkTo,
  personal,
  provided,
  type TableDeclaration,
  technical,
  WITH_CONTACT,
  withheld,
} from '../../kernel/register.ts';

/**
 * An organisation is nobody's personal data. A sole trader's company is the person's: it leads to them through
 * `sole_trader_contact_id`, is seen only while they are, and goes with them. What leads to it goes too: its search
 * document, and the employments of others there, since "works at Änne Groß Catering" still says who that was.
 */
export const companyTables: readonly TableDeclaration[] = [
  {
    table: 'company_search',
    derived: { by: 'refresh_company_search' },
    whose: 'contact',
    subject: { through: 'company_id' },
    category: 'identity',
    label: { de: 'Suchtext der eigenen Firma', en: 'Search text of the own company' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      company_id: linkTo('company', 'company_id'),
      document: withheld(
        'aus den Angaben zur Firma abgeleitet und nie gezeigt; die Auskunft zeigt, woraus er besteht',
        'derived from the company and never shown; the report shows what it is made of',
      ),
    },
  },
  {
    table: 'company',
    whose: 'contact',
    subject: 'sole_trader_contact_id',
    category: 'identity',
    label: { de: 'Eigene Firma (Einzelunternehmen)', en: 'Own company (sole trader)' },
    deletion: {
      de: 'Einzelunternehmen: mit der Person; sonst keine personenbezogenen Daten',
      en: 'sole trader: with the person; otherwise no personal data',
    },
    erasure: { act: 'delete' },
    columns: {
      company_id: link,
      name: provided('Firma', 'Company'),
      sort_name: withheld(
        'aus dem Namen abgeleitet, zum Sortieren und für die Dublettenprüfung',
        'derived from the name, for sorting and for the duplicate check',
      ),
      vat_id: provided('USt-IdNr.', 'VAT id'),
      website: provided('Website', 'Website'),
      email: provided('E-Mail der Firma', 'E-mail of the company'),
      phone: provided('Telefon der Firma', 'Phone of the company'),
      street: provided('Straße', 'Street'),
      postal_code: provided('Postleitzahl', 'Postcode'),
      city: provided('Ort', 'City'),
      region: provided('Region', 'Region'),
      country: provided('Land', 'Country'),
      industry: provided('Branche', 'Industry'),
      external_id: personal('Nummer im Herkunftsprogramm', 'Id in the program of origin'),
      sole_trader_contact_id: link,
      import_id: link,
      version: technical,
      created_by: link,
      created_at: technical,
      updated_at: technical,
    },
  },
];
