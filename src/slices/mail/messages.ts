import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'mail-host': {
    de: 'Ein Servername wie smtp.firma.de oder eine IP-Adresse, ohne Schema und Port.',
    en: 'A server name such as smtp.firm.com or an IP address, without scheme and port.',
  },
  'mail-loopback-only': {
    de: 'Ohne Verschlüsselung geht es nur zu einem Mailserver auf diesem Rechner (localhost). Wählen Sie TLS oder STARTTLS.',
    en: 'Without encryption only a mail server on this machine (localhost) is possible. Choose TLS or STARTTLS.',
  },
  'mail-password-again': {
    de: 'Geben Sie das Passwort neu ein: Es wurde für einen anderen Server oder Benutzernamen hinterlegt.',
    en: 'Enter the password again: it was given for another server or user name.',
  },
  'mail-no-server': {
    de: 'Es ist noch kein Mailserver hinterlegt. Speichern Sie zuerst die Einstellungen.',
    en: 'There is no mail server yet. Save the settings first.',
  },
  'mail-unreachable': {
    de: 'Unter diesem Namen und Port antwortet kein Mailserver.',
    en: 'No mail server answers under this name and port.',
  },
  'mail-interrupted': {
    de: 'Der Mailserver hat die Verbindung abgebrochen. Meist passen Port und Verschlüsselung nicht zusammen.',
    en: 'The mail server ended the connection. Mostly port and encryption do not match.',
  },
  'mail-timeout': {
    de: 'Der Mailserver antwortet nicht rechtzeitig.',
    en: 'The mail server does not answer in time.',
  },
  'mail-tls-failed': {
    de: 'Die Verschlüsselung kommt nicht zustande: Der Server bietet sie so nicht an, oder sein Zertifikat gilt nicht für diesen Namen.',
    en: 'Encryption fails: the server does not offer it this way, or its certificate is not valid for this name.',
  },
  'mail-sign-in-refused': {
    de: 'Der Mailserver lehnt die Anmeldung ab: Benutzername oder Passwort stimmen nicht, oder er verlangt eine Anmeldung.',
    en: 'The mail server refuses the sign-in: user name or password is wrong, or it requires one.',
  },
  'mail-sender-refused': {
    de: 'Der Mailserver lässt diese Absenderadresse nicht zu.',
    en: 'The mail server does not allow this sender address.',
  },
  'mail-password-unreadable': {
    de: 'Das hinterlegte Passwort lässt sich nicht mehr lesen. Geben Sie es neu ein.',
    en: 'The stored password can no longer be read. Enter it again.',
  },
  'mail-recipient-refused': {
    de: 'Der Mailserver nimmt keine E-Mail an Ihre eigene Adresse an.',
    en: 'The mail server takes no mail to your own address.',
  },
  'mail-content-refused': {
    de: 'Der Mailserver hat die Testmail abgelehnt.',
    en: 'The mail server refused the test mail.',
  },
  'mail-too-large': {
    de: 'Der Mailserver nimmt nicht einmal eine kleine E-Mail an.',
    en: 'The mail server does not even take a small mail.',
  },
  'mail-address-invalid': {
    de: 'An Ihre eigene Adresse lässt sich keine E-Mail senden.',
    en: 'No mail can be sent to your own address.',
  },
  'mail-refused-for-now': {
    de: 'Der Mailserver nimmt die Testmail gerade nicht an. Versuchen Sie es in einigen Minuten noch einmal.',
    en: 'The mail server does not take the test mail right now. Try again in some minutes.',
  },
  'mail-unexpected': {
    de: 'Der Mailserver hat anders geantwortet als erwartet.',
    en: 'The mail server answered in an unexpected way.',
  },
};
