import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Step } from './search.ts';

const route = getRouteApi('/shell/imports/$importId');

/** The step one is in. It stands in the address as well, so that "back" in the browser is the step before. */
export function useStep(hasPreview: boolean): { step: Step; go: (next: Step) => void } {
  const navigate = route.useNavigate();
  const asked = route.useSearch().step ?? 'mapping';
  const [chosen, setChosen] = useState(asked);
  useEffect(() => setChosen(asked), [asked]);
  // Without a preview there is nothing to show: after a reload one goes on where it is made.
  const step = chosen === 'preview' && !hasPreview ? 'footing' : chosen;
  useFocusOnStep(step);
  return {
    step,
    go(next) {
      // At once: who looks for the fields of a step right after finds them.
      flushSync(() => setChosen(next));
      void navigate({ search: { step: next } });
    },
  };
}

/** The next step begins at its heading, for the eye and for a screen reader. */
function useFocusOnStep(step: Step): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    window.scrollTo({ top: 0 });
    document.getElementById('step')?.focus({ preventScroll: true });
  }, [step]);
}
