import type { ColumnTarget } from '../fields.ts';

/**
 * `field`, `field:kind`, `social@network`, or `ignore!caution`: what a heading means, short enough to review in a table.
 */
export type TargetSpec = string;

/** A target without how sure we are. */
export type Target = Pick<ColumnTarget, 'field' | 'kind' | 'slot' | 'network' | 'caution'>;

export function parseTarget(spec: TargetSpec): Target {
  const [, field, kind, network, caution] = spec.match(/^(\w+)(?::(\w+))?(?:@(\w+))?(?:!([\w-]+))?$/) ?? [];
  return {
    field: field as Target['field'],
    ...(kind && { kind: kind as Target['kind'] }),
    ...(network && { network }),
    ...(caution && { caution: caution as Target['caution'] }),
  };
}

/**
 * Headings of lists that people keep, German and English first, then what neighbours write. Words in the form of
 * `normaliseHeader`; kinds ("geschäftlich", "home") and numbers are taken off before the look-up.
 */
const TABLE: Record<TargetSpec, string> = {
  salutation: 'anrede salutation anredekurz briefanrede honorific civilite',
  title: 'titel akademischertitel akadtitel akadgrad academictitle nameprefix prefix titelvorname',
  givenName: 'vorname vornamen rufname firstname givenname forename prenom imie voornaam nombre',
  middleName:
    'zweitervorname weiterevornamen weiterervorname middlename middleinitial additionalname secondname',
  familyName:
    'nachname familienname zuname lastname surname familyname secondnameoffamily nazwisko achternaam cognome apellido apellidos',
  nameSuffix: 'suffix namenssuffix namesuffix',
  fullName:
    'fullname vollername vollstaendigername kontaktname contactname ansprechpartner ansprechpartnerin kontaktperson contactperson contact kontakt vorundnachname vornamenachname vornameundnachname namevorname nachnamevorname vornamename anzeigename displayname kundenname customername teilnehmer mitglied',
  nickname: 'spitzname nickname',
  birthday:
    'geburtstag geburtsdatum gebdatum gebdat geb geburt birthday birthdate dateofbirth dob datedenaissance',
  companyName:
    'firma firmenname firmierung unternehmen unternehmensname company companyname organisation organization organisationname organizationname accountname betrieb arbeitgeber employer institution associatedcompany firmabezeichnung societe entreprise empresa azienda bedrijf bedrijfsnaam',
  companyVatId:
    'ustidnr ustid ustidnummer umsatzsteuerid umsatzsteueridnr umsatzsteueridentifikationsnummer vat vatid vatnr vatno vatnumber vatregno uidnummer uidnr nip tva',
  companyWebsite: 'firmenwebsite firmenwebseite companywebsite companydomainname companydomain',
  companyPhone: 'telefonfirma firmentelefon telefonzentrale zentrale companymainphone companyphone',
  companyExternalId:
    'accountid companyid firmenid firmennr firmennummer associatedcompanyid primaryassociatedcompanyid',
  position:
    'position funktion beruf berufsbezeichnung jobtitle job role rolle stelle stellenbezeichnung profession taetigkeit',
  department: 'abteilung department dept bereich',
  email:
    'email emailadresse emailaddress emails mail mailadresse mailaddress primaryemail hauptemail courriel correo correoelectronico emailkontakt',
  phone:
    'telefon telefonnummer telefonnr telefonfestnetz tel telnr phone phonenumber phoneno rufnummer rufnr festnetz festnetznummer telephone telefono haupttelefon primaryphone',
  'phone:mobile':
    'mobil mobiltelefon mobiltelefonnummer mobilnummer mobilnr mobilfunk mobilfunknummer mobile mobilephone mobilephonenumber mobilenumber handy handynummer handynr cell cellphone cellnumber natel gsm',
  'phone:fax': 'fax telefax faxnummer faxnr faxnumber',
  website:
    'website webseite websites web homepage url internet internetadresse internetseite www webpage websiteurl webadresse',
  'social@linkedin': 'linkedin linkedinurl linkedinprofil linkedinprofile linkedinbio',
  'social@xing': 'xing xingurl xingprofil xingprofile',
  'social@twitter': 'twitter twitterhandle twitterusername twitterurl',
  'social@facebook': 'facebook facebookurl facebookprofil',
  'social@instagram': 'instagram instagramhandle',
  'social@mastodon': 'mastodon',
  'social@skype': 'skype skypename',
  street:
    'strasse str strassehausnummer strasseundhausnummer strassehausnr strassenr strassennr strasseundnr hausnummer hausnr adresse anschrift postanschrift street streetaddress address addressline addressstreet addressline1 adresszeile1 housenumber rue ulica calle adres',
  addressExtra:
    'adresszusatz anschriftenzusatz addressline2 adresszeile2 strassenzusatz extendedaddress addressextendedaddress postfach pobox addresspobox addresspo',
  postcode:
    'plz postleitzahl zip zipcode zippostalcode postalcode postcode codepostal kodpocztowy codigopostal addresspostalcode',
  city: 'ort stadt wohnort city town ville miasto ciudad citta plaats plzort addresscity',
  region:
    'bundesland region bundeslandkanton kanton provinz state county stateregion stateprovince province addressregion',
  country:
    'land staat country countryregion landregion laenderkennzeichen laendercode lkz countrycode pays pais kraj nation addresscountry',
  addressFormatted: 'addressformatted fulladdress vollstaendigeadresse komplettadresse',
  language: 'sprache language preferredlanguage korrespondenzsprache',
  tags: 'kategorie kategorien label labels tag tags schlagwort schlagworte stichwort stichworte stichwoerter keywords category categories gruppe gruppen groups groupmembership segment',
  note: 'notiz notizen bemerkung bemerkungen kommentar kommentare anmerkung anmerkungen note notes comment comments remark remarks description beschreibung',
  legalBasis:
    'rechtsgrundlage rechtsgrund legalbasis legalbasisforprocessing legalbasisforprocessingcontactsdata dsgvorechtsgrundlage dsgvogrundlage gdprlegalbasis',
  consent:
    'newsletter newsletteranmeldung newsletterempfaenger newsletterabo newsletteroptin einwilligung werbeeinwilligung dsgvoeinwilligung einwilligungerteilt consent marketingconsent optin emailoptin permission',
  consentDate:
    'einwilligungam einwilligungsdatum einwilligungvom einwilligungerteiltam datumeinwilligung datumdereinwilligung consentdate consentgivenat consentgivenon dateofconsent optindate optinam optindatum newsletterseit',
  source: 'quelle herkunft source leadsource leadquelle originalsource kontaktquelle ursprung',
  optedOutEmail:
    'unsubscribed unsubscribedfromallemail optout emailoptout optedout optedoutofemail hasoptedoutofemail abgemeldet newsletterabgemeldet werbesperre keinewerbung keinnewsletter mailsperre widerspruch werbewiderspruch',
  doNotCall: 'donotcall nichtanrufen telefonsperre anrufsperre keinanruf keineanrufe',
  createdAt:
    'createdate createddate createdat createdon created datecreated erstelltam erstellt erstelldatum angelegtam anlagedatum kundeseit erfasstam',
  externalId:
    'kundennr kundennummer kdnr kundenid id recordid nr nummer lfdnr kontaktid kontaktnr contactid customerid customernumber customerno customernr externalid mitgliedsnummer mitgliedsnr mitgliednr adressnr adressnummer debitor debitorennummer debitorennr debitornr crmid accountnumber',
  'ignore!special-category':
    'konfession religion religionszugehoerigkeit glaube gewerkschaft partei parteizugehoerigkeit gesundheit krankheit krankheiten allergie allergien diagnose behinderung behinderungsgrad schwerbehinderung krankenkasse ethnie sexualorientation genderidentity health',
  'ignore!bank':
    'iban bic swift kontonummer kontonr blz bankleitzahl bank bankverbindung kontoinhaber kreditkarte creditcard kreditkartennummer',
  'ignore!official-number':
    'sozialversicherungsnr sozialversicherungsnummer svnr svnummer rentenversicherungsnummer steuernummer steuernr steuerid steueridnr ausweisnummer personalausweis personalausweisnummer passnummer passport passportnumber governmentidnumber ssn pesel',
  'ignore!third-person':
    'partner partnerin ehepartner ehegatte spouse kinder children managersname vorgesetzter vorgesetzte namedesrvorgesetzten assistentin assistantsname assistantname empfohlenvon referredby',
};

export const HEADER_WORDS: ReadonlyMap<string, Target> = new Map(
  Object.entries(TABLE).flatMap(([spec, words]) =>
    words.split(' ').map((word) => [word, parseTarget(spec)] as const),
  ),
);
