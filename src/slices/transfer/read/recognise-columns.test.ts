import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '../fields.ts';
import { recogniseColumns } from './recognise-columns.ts';
import { readAll, testFile } from './test-files.ts';

/** "Field:kind" of each column of a table, and the mapping. */
async function recognise(text: string): Promise<{ fields: Record<string, string>; mapping: ColumnMapping }> {
  const { file, rows } = await readAll(testFile(text));
  const mapping = recogniseColumns(file.columns, rows);
  const fields = Object.entries(mapping.columns).map(([column, { field, kind }]) => [
    column,
    kind ? `${field}:${kind}` : field,
  ]);
  return { fields: Object.fromEntries(fields), mapping };
}

describe('a known program', () => {
  test('Outlook in German: the same heading can mean less than elsewhere', async () => {
    const { fields, mapping } = await recognise(
      'Anrede,Vorname,Nachname,Firma,Straße geschäftlich,Straße geschäftlich 2,Ort geschäftlich,Land/Region geschäftlich,Telefon (privat 2),Fax geschäftlich,Mobiltelefon,E-Mail-Adresse,E-Mail-Typ,Kategorien,Ort,Partner,Sozialversicherungsnr.,Stichwörter,Webseite\n',
    );
    expect(mapping.program).toBe('outlook');
    expect(fields).toEqual({
      Anrede: 'salutation',
      Vorname: 'givenName',
      Nachname: 'familyName',
      Firma: 'companyName',
      'Straße geschäftlich': 'street:work',
      'Straße geschäftlich 2': 'addressExtra:work',
      'Ort geschäftlich': 'city:work',
      'Land/Region geschäftlich': 'country:work',
      'Telefon (privat 2)': 'phone:private',
      'Fax geschäftlich': 'phone:fax',
      Mobiltelefon: 'phone:mobile',
      'E-Mail-Adresse': 'email',
      'E-Mail-Typ': 'ignore',
      Kategorien: 'tags',
      Ort: 'ignore',
      Partner: 'ignore',
      'Sozialversicherungsnr.': 'ignore',
      Stichwörter: 'tags',
      Webseite: 'website',
    });
    expect(mapping.columns.Partner!.caution).toBe('third-person');
    expect(mapping.columns['Sozialversicherungsnr.']!.caution).toBe('official-number');
  });

  test('Outlook in English, classic and new', async () => {
    const classic = await recognise(
      'Title,First Name,Last Name,Company,Job Title,Business Street,Business Country/Region,E-mail Address,E-mail Type,Business Phone,Birthday\n',
    );
    expect(classic.mapping.program).toBe('outlook');
    expect(classic.fields).toMatchObject({
      Title: 'salutation',
      'Job Title': 'position',
      'Business Phone': 'phone:work',
      'E-mail Type': 'ignore',
    });
    const recent = await recognise(
      'First Name,Middle Name,Last Name,Title,Suffix,Nickname,E-mail Address,E-mail 2 Address,Home Phone,IMAddress,Personal Web Page\n',
    );
    expect(recent.mapping.program).toBe('outlook');
    expect(recent.fields).toMatchObject({
      'E-mail 2 Address': 'email',
      IMAddress: 'social',
      'Personal Web Page': 'website',
    });
  });

  test('Google, old and new: numbered columns belong together', async () => {
    const recent = await recognise(
      'First Name,Last Name,Name Prefix,File As,Labels,E-mail 1 - Label,E-mail 1 - Value,Address 1 - Label,Address 1 - Postal Code,Address 1 - City,Custom Field 1 - Label\n',
    );
    expect(recent.mapping.program).toBe('google');
    expect(recent.fields).toMatchObject({
      'E-mail 1 - Label': 'kindOf',
      'E-mail 1 - Value': 'email',
      'Address 1 - City': 'city',
      'Custom Field 1 - Label': 'ignore',
    });
    expect(recent.mapping.columns['Address 1 - City']!.slot).toBe(
      recent.mapping.columns['Address 1 - Label']!.slot,
    );
    const old = await recognise(
      'Name,Given Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title\n',
    );
    expect(old.mapping.program).toBe('google');
    expect(old.fields).toMatchObject({
      Name: 'fullName',
      'Organization 1 - Name': 'companyName',
      'Organization 1 - Title': 'position',
    });
  });

  test('HubSpot, with the time zone of the account in the heading', async () => {
    const { fields, mapping } = await recognise(
      "Record ID,First Name,Last Name,Email,Contact owner,Create Date (GMT+2),Legal basis for processing contact's data,Unsubscribed from all email,Lead Status\n",
    );
    expect(mapping.program).toBe('hubspot');
    expect(fields).toEqual({
      'Record ID': 'externalId',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      Email: 'email',
      'Contact owner': 'ignore',
      'Create Date (GMT+2)': 'createdAt',
      "Legal basis for processing contact's data": 'legalBasis',
      'Unsubscribed from all email': 'optedOutEmail',
      'Lead Status': 'ignore',
    });
  });

  test('Salesforce: contacts, leads, and accounts, which are companies', async () => {
    const contact = await recognise(
      'Id,IsDeleted,AccountId,LastName,FirstName,Title,MailingCity,Phone,HasOptedOutOfEmail,LinkedIn__c,Company__c,Email\n',
    );
    expect(contact.mapping).toMatchObject({ program: 'salesforce-contact', recordKind: 'person' });
    expect(contact.fields).toMatchObject({
      IsDeleted: 'deleted',
      AccountId: 'companyExternalId',
      Title: 'position',
      MailingCity: 'city:work',
      LinkedIn__c: 'social',
    });
    const lead = await recognise('Id,LastName,FirstName,Company,IsConverted,LeadSource,Company__c\n');
    expect(lead.mapping).toMatchObject({ program: 'salesforce-lead', recordKind: 'person' });
    expect(lead.fields).toMatchObject({ Company: 'companyName', Company__c: 'ignore', LeadSource: 'source' });
    const account = await recognise(
      'Id,IsDeleted,Name,BillingStreet,BillingCity,BillingCountryCode,Phone,Website\n',
    );
    expect(account.mapping).toMatchObject({ program: 'salesforce-account', recordKind: 'company' });
    expect(account.fields).toMatchObject({
      Name: 'companyName',
      BillingCity: 'city:work',
      BillingCountryCode: 'ignore',
    });
  });
});

describe('a list that somebody keeps', () => {
  test('is recognised by its German headings', async () => {
    const { fields, mapping } = await recognise(
      'Kundennr;Anrede;Titel;Vorname;Name;Firma;Straße;Hausnr.;PLZ;Ort;Land;Telefon;Mobil privat;Tel. dienstl.;E-Mail;E-Mail 2;USt-IdNr.;IBAN;Newsletter;Einwilligung am;Quelle;Geb.-Datum;Konfession;Umsatz 2025\n',
    );
    expect(mapping.program).toBeUndefined();
    expect(fields).toEqual({
      Kundennr: 'externalId',
      Anrede: 'salutation',
      Titel: 'title',
      Vorname: 'givenName',
      Name: 'familyName',
      Firma: 'companyName',
      Straße: 'street',
      'Hausnr.': 'street',
      PLZ: 'postcode',
      Ort: 'city',
      Land: 'country',
      Telefon: 'phone',
      'Mobil privat': 'phone:mobile',
      'Tel. dienstl.': 'phone:work',
      'E-Mail': 'email',
      'E-Mail 2': 'email',
      'USt-IdNr.': 'companyVatId',
      IBAN: 'ignore',
      Newsletter: 'consent',
      'Einwilligung am': 'consentDate',
      Quelle: 'source',
      'Geb.-Datum': 'birthday',
      Konfession: 'ignore',
      'Umsatz 2025': 'ignore',
    });
    expect(mapping.columns.Konfession!.caution).toBe('special-category');
    expect(mapping.columns.IBAN!.caution).toBe('bank');
  });

  test('is recognised by its English headings, whatever their spelling', async () => {
    const { fields } = await recognise(
      'customer_id,first-name,LAST NAME,Company Name,JobTitle,billing_city,Shipping Postal Code,home phone,WorkEmail,Date of Birth,Opt-in,lead source\n',
    );
    expect(Object.values(fields)).toEqual([
      'externalId',
      'givenName',
      'familyName',
      'companyName',
      'position',
      'city:work',
      'postcode:other',
      'phone:private',
      'email:work',
      'birthday',
      'consent',
      'source',
    ]);
  });

  test('"Name" is a whole name when it stands alone, and a company over company names', async () => {
    expect((await recognise('Name;E-Mail\nEXAMPLE, Jordan;j@e.example\n')).fields.Name).toBe('fullName');
    const firms = await recognise(
      'Name;PLZ;Ort\nMüller GmbH;50667;Köln\nGrün & Söhne OHG;02826;Görlitz\nWeiß AG;80331;München\n',
    );
    expect(firms.fields.Name).toBe('companyName');
    expect(firms.mapping.recordKind).toBe('company');
  });

  test('"Title" is a degree over degrees, and a job otherwise', async () => {
    expect(
      (await recognise('First Name,Last Name,Title\nÄnne,Grün,Dr.\nJordan,Example,Prof. Dr.\n')).fields.Title,
    ).toBe('title');
    expect((await recognise('First Name,Last Name,Title\nÄnne,Grün,Head of Sales\n')).fields.Title).toBe(
      'position',
    );
  });

  test('a field that there is once goes to the column that is filled most', async () => {
    const { fields } = await recognise(
      'Vorname;Nachname;Firma;Firma 2\nÄnne;Grün;;Grün OHG\nJordan;Example;;\n',
    );
    expect(fields).toMatchObject({ Firma: 'ignore', 'Firma 2': 'companyName' });
  });

  test('without a header is recognised by what is in it', async () => {
    const { fields, mapping } = await recognise(
      [
        'Frau;Änne;Grün;aenne.gruen@firma.example;03581 123456;0171 2345678;Hauptstr. 5;02826;Görlitz;29.02.1980;www.gruen.example',
        'Herr;Jürgen;Weiß;j.weiss@weiss.example;0221 987654;0160 1234567;Am Markt 1;50667;Köln;01.05.1975;',
        'Frau;Jordan;Example;jordan.example@mail.example;030 1234567;0151 23456789;Ringstr. 12 a;10115;Berlin;;',
      ].join('\n'),
    );
    expect(Object.values(fields)).toEqual([
      'salutation',
      'givenName',
      'familyName',
      'email',
      'phone',
      'phone:mobile',
      'street',
      'postcode',
      'city',
      'birthday',
      'website',
    ]);
    expect(mapping.columns.D).toMatchObject({ foundBy: 'content' });
    expect(mapping.columns.D!.confidence).toBeLessThan(0.9);
  });

  test('finds addresses and names under headings that nobody knows', async () => {
    const { fields } = await recognise(
      'Wer;Wohin;Was\nÄnne Grün;aenne@gruen.example;x\nJordan Example;jordan@e.example;y\n',
    );
    expect(fields).toEqual({ Wer: 'fullName', Wohin: 'email', Was: 'ignore' });
  });

  test('takes the order of day and month from the dates that prove it', async () => {
    expect((await recognise('Name,Birthday\nA,04/03/1980\nB,25/12/1981\n')).mapping.dateOrder).toBe('dmy');
    expect((await recognise('Name,Birthday\nA,04/03/1980\nB,12/25/1981\n')).mapping.dateOrder).toBe('mdy');
    expect((await recognise('Name,Birthday\nA,04/03/1980\n')).mapping.dateOrder).toBeUndefined();
  });
});

test('vCards are mapped like any table', async () => {
  const { fields, mapping } = await recognise(
    'BEGIN:VCARD\nVERSION:3.0\nN:Grün;Änne\nTEL;TYPE=HOME:1\nADR;TYPE=HOME:;;Weg 1;Köln;;50667;\nX-SOCIALPROFILE;TYPE=xing:u\nEND:VCARD\n',
  );
  expect(mapping.program).toBe('vcard');
  expect(fields).toEqual({
    'N.family': 'familyName',
    'N.given': 'givenName',
    'TEL.home': 'phone:private',
    'ADR.home.street': 'street:private',
    'ADR.home.city': 'city:private',
    'ADR.home.postcode': 'postcode:private',
    'SOCIAL.xing': 'social',
  });
});
