export function ContactRightsPage() {
  return null;
}
