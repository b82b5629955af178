import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isPortal } from '../portal.ts';

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Texts arrive by language, so that nobody loads both. */
const TEXTS = {
  de: () => import('./de.ts').then((module) => module.de),
  en: () => import('./en.ts').then((module) => module.en),
};
const REMEMBERED = 'obhut.language';

export const i18n = createInstance();

/** In the portal: what its link says. Before sign-in: what was chosen last. Else the browser's language, else German. */
function firstLanguage(): Language {
  const first = isPortal()
    ? new URLSearchParams(location.search).get('language')
    : localStorage.getItem(REMEMBERED);
  const wanted = [first, ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return (
    LANGUAGES.find((language) => language === wanted.find((tag) => tag === 'de' || tag === 'en')) ?? 'de'
  );
}

export async function startTexts(): Promise<void> {
  await i18n.use(initReactI18next).init({
    defaultNS: 'common',
    ns: [],
    resources: {},
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  await speak(firstLanguage());
}

export async function speak(language: Language): Promise<void> {
  const texts = await TEXTS[language]();
  for (const [namespace, bundle] of Object.entries(texts))
    i18n.addResourceBundle(language, namespace, bundle);
  await i18n.changeLanguage(language);
  if (!isPortal()) localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
}

export const currentLanguage = (): Language => (i18n.language === 'en' ? 'en' : 'de');
