import { useTranslation } from 'react-i18next';
import { useMe } from '../session.tsx';

interface Address {
  street: string;
  extra?: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
}

/** An address as it stands on a letter: no country at home, no region that only repeats the city. */
export function useAddressLines(): (address: Address) => string[] {
  const { i18n } = useTranslation();
  const { firm } = useMe();
  const names = new Intl.DisplayNames([i18n.language], { type: 'region' });
  return ({ street, extra = '', postalCode, city, region, country }) => {
    const abroad = country === firm.country ? '' : /^[A-Z]{2}$/.test(country) ? names.of(country) : country;
    const place = `${postalCode} ${city}`.trim();
    return [street, extra, place, region === city ? '' : region, abroad ?? ''].filter(Boolean);
  };
}
