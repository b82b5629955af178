import { Timeline } from './timeline.tsx';

export function CompanyTimeline({ companyId }: { companyId: string }) {
  return <Timeline of={{ companyId }} companyId={companyId} />;
}
