/** Names for invented people and firms of the demo; common ones, so that search has look-alikes to tell apart. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const WOMEN = words(`
  Anna Änne Antje Ayşe Barbara Beate Birgit Bärbel Carla Charlotte Claudia Dagmar Daniela Doris Edith Elena Elif Elisabeth
  Emma Esther Eva Franziska Frieda Gabriele Greta Hanna Heike Helga Ida Ilse Ines Inge Irina Jana Johanna Julia Jutta Karin
  Katharina Kerstin Klara Lena Leonie Lieselotte Magdalena Małgorzata Manuela Maren Margarete Marie Marlene Martina Mathilda
  Meike Mia Monika Nadine Nele Nina Paula Petra Renate Rosemarie Ruth Sabine Sandra Silke Sofia Susanne Svenja Tanja Ursula
  Ute Vera Wiebke Yvonne Zeynep`);
export const MEN = words(`
  Achim Alexander Andreas Arne Bernd Björn Bülent Carsten Christian Christoph Claas Daniel Detlef Dieter Dirk Eberhard Emil
  Enno Erik Felix Ferdinand Florian Frank Friedrich Georg Gerd Götz Günter Hannes Hans Harald Heiko Heinrich Helmut Henning
  Holger Horst Ibrahim Ingo Jan Jens Joachim Jonas Jörg Julian Jürgen Kai Karl Klaus Konrad Lars Lukas Łukasz Malte Manfred
  Marco Markus Matthias Mehmet Michael Moritz Niklas Norbert Olaf Oskar Otto Paul Peter Rainer Ralf René Rolf Sebastian
  Stefan Sven Thomas Thorsten Tim Tobias Udo Ulrich Uwe Volker Werner Wolfgang`);
export const FAMILIES = words(`
  Ackermann Adam Ahrens Albrecht Arnold Bach Bäcker Barth Bauer Baumann Beck Becker Behrens Berger Bergmann Böhm Böttcher
  Brandt Braun Brinkmann Busch Çelik Christensen Claasen Dietrich Döring Ebert Eckert Engel Ernst Fischer Frank Franke
  Friedrich Fuchs Gärtner Geiger Gerlach Göbel Graf Groß Großmann Grün Günther Haas Hahn Hansen Hartmann Heinrich Heinz
  Hermann Herrmann Hesse Hofmann Hoffmann Horn Huber Jäger Jahn Janssen Jung Kaiser Kaya Keller Kempf Kern Kirchner Klein
  Knudsen Koch Köhler König Körner Kowalski Krämer Kraus Krause Krüger Kühn Kuhn Kurz Lang Lange Lehmann Lorenz Ludwig
  Maier Martens Martin Marx Mayer Meier Meyer Möller Mohr Müller Nagel Neumann Nguyen Nowak Öztürk Otto Paulsen Peters
  Petersen Pfeiffer Pohl Richter Riedel Ritter Roth Rößler Sander Sauer Schäfer Schenk Scherer Schiller Schmid Schmidt
  Schmitt Schneider Scholz Schönfeld Schreiber Schröder Schubert Schulte Schulz Schumacher Schuster Schwarz Seidel Seifert
  Simon Sommer Stein Steiner Strauß Süß Thiele Thomas Tietjen Ullrich Vogel Vogt Voigt Wagner Walter Weber Wegener Weiß
  Werner Wieczorek Wiese Winkler Winter Wolf Wolff Yılmaz Zander Ziegler Zimmermann`);

export const TRADES = [
  ['Steuerberatung', 'Beratung', ['Partnerschaft mbB', 'GmbH']],
  ['Rechtsanwälte', 'Beratung', ['PartG mbB', 'GbR']],
  ['Architekten', 'Planung', ['PartG mbB', 'GmbH']],
  ['Metallbau', 'Handwerk', ['GmbH', 'GmbH & Co. KG', 'e. K.']],
  ['Tischlerei', 'Handwerk', ['GmbH', 'e. K.']],
  ['Elektrotechnik', 'Handwerk', ['GmbH', 'GmbH & Co. KG']],
  ['Gartenbau', 'Handwerk', ['GbR', 'GmbH']],
  ['Logistik', 'Verkehr', ['GmbH', 'AG', 'GmbH & Co. KG']],
  ['Verlag', 'Medien', ['GmbH', 'KG']],
  ['Werbeagentur', 'Medien', ['GmbH', 'UG (haftungsbeschränkt)']],
  ['Hausverwaltung', 'Immobilien', ['GmbH', 'KG']],
  ['Zahntechnik', 'Gesundheit', ['GmbH', 'OHG']],
  ['Apotheke', 'Gesundheit', ['OHG', 'e. K.']],
  ['Software', 'Informationstechnik', ['GmbH', 'AG', 'UG (haftungsbeschränkt)']],
  ['Maschinenbau', 'Industrie', ['GmbH', 'AG', 'GmbH & Co. KG']],
  ['Feinkost', 'Handel', ['GmbH', 'KG', 'e. K.']],
  ['Fahrschule', 'Bildung', ['GmbH', 'GbR']],
  ['Hotelbetriebe', 'Gastgewerbe', ['GmbH', 'KG']],
] as const;

export const ROLES_IN_COMPANY = [
  ['Geschäftsführung', 'Geschäftsleitung'],
  ['Einkauf', 'Einkauf'],
  ['Leitung Einkauf', 'Einkauf'],
  ['Büroleitung', 'Verwaltung'],
  ['Assistenz der Geschäftsführung', 'Verwaltung'],
  ['IT-Leitung', 'Informationstechnik'],
  ['Systemadministration', 'Informationstechnik'],
  ['Buchhaltung', 'Finanzen'],
  ['Leitung Finanzen', 'Finanzen'],
  ['Marketing', 'Marketing'],
  ['Haustechnik', 'Gebäude'],
] as const;

/** Places with their telephone numbers for fiction (Bundesnetzagentur, "Drama-Nummern"): these ring nowhere. */
export const PLACES = [
  {
    city: 'Berlin',
    region: 'Berlin',
    postalCodes: ['10115', '10437', '10827', '12043', '13353'],
    phone: '030 23125',
  },
  {
    city: 'Hamburg',
    region: 'Hamburg',
    postalCodes: ['20095', '20357', '21073', '22087', '22765'],
    phone: '040 66969',
  },
  {
    city: 'Köln',
    region: 'Nordrhein-Westfalen',
    postalCodes: ['50667', '50823', '50968', '51063'],
    phone: '0221 4710',
  },
  {
    city: 'München',
    region: 'Bayern',
    postalCodes: ['80331', '80469', '80797', '81543'],
    phone: '089 99998',
  },
  {
    city: 'Frankfurt am Main',
    region: 'Hessen',
    postalCodes: ['60311', '60385', '60486', '60594'],
    phone: '069 90009',
  },
] as const;

export const STREETS = words(`
  Ahornweg Alleestraße Amselweg Bachstraße Bahnhofstraße Bergstraße Birkenweg Blumenstraße Brunnenstraße Dorfstraße
  Eichenweg Feldstraße Friedhofstraße Gartenstraße Goethestraße Grüner-Weg Hafenstraße Hauptstraße Jahnstraße Kirchstraße
  Lerchenweg Lindenstraße Marktplatz Mozartstraße Mühlenweg Poststraße Ringstraße Rosenweg Schillerstraße Schlossstraße
  Schulstraße Sonnenallee Talstraße Uferstraße Waldstraße Wiesengrund Ziegelhof`);
